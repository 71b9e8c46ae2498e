#pragma once

#include <Eigen/Dense>
#include <string>
#include <string_view>
#include <vector>

// What other packages made of fixed numbers: the CSV files beside the script that wrote them.
namespace ccsim::tests {

/// A table of numbers with named columns.
struct Fixture {
    std::vector<std::string> names;
    std::vector<std::vector<double>> columns;

    /// Throws std::out_of_range when there is no such column.
    Eigen::VectorXd column(std::string_view name) const;
    std::size_t rows() const { return columns.front().size(); }
    /// The rows whose first column, "case", has this number.
    Fixture of_case(int number) const;
};
/// Of a folder of tests/calibration.
Fixture read_fixture(const std::string& name, const std::string& folder = "methods");

/// A matrix that was written an entry a row: row, column, value.
Eigen::MatrixXd matrix_of(const Fixture& entries);
Eigen::MatrixXd read_matrix(const std::string& name);

}  // namespace ccsim::tests
