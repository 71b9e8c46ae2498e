#include "tests/calibration/methods/fixtures.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/paths.h"

namespace ccsim::tests {

Eigen::VectorXd Fixture::column(std::string_view name) const {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name)
            return Eigen::Map<const Eigen::VectorXd>(columns[i].data(), static_cast<Eigen::Index>(columns[i].size()));
    throw std::out_of_range("no column " + std::string(name));
}

Fixture Fixture::of_case(int number) const {
    Fixture part{names, std::vector<std::vector<double>>(names.size())};
    for (std::size_t row = 0; row < rows(); ++row)
        if (columns[0][row] == number)
            for (std::size_t i = 0; i < names.size(); ++i) part.columns[i].push_back(columns[i][row]);
    return part;
}

Fixture read_fixture(const std::string& name, const std::string& folder) {
    std::ifstream file(source_dir / "tests/calibration" / folder / "fixtures" / name);
    if (!file) throw std::runtime_error("cannot read the fixture " + name);
    Fixture fixture;
    std::string line, cell;
    std::getline(file, line);
    for (std::istringstream cells(line); std::getline(cells, cell, ',');) fixture.names.push_back(cell);
    fixture.columns.resize(fixture.names.size());
    while (std::getline(file, line)) {
        std::istringstream cells(line);
        for (auto& column : fixture.columns) {
            if (!std::getline(cells, cell, ',')) throw std::runtime_error("a short row in the fixture " + name);
            column.push_back(std::stod(cell));
        }
    }
    return fixture;
}

Eigen::MatrixXd matrix_of(const Fixture& entries) {
    const Eigen::VectorXd rows = entries.column("row"), columns = entries.column("column");
    const Eigen::VectorXd values = entries.column("value");
    Eigen::MatrixXd matrix(static_cast<Eigen::Index>(rows.maxCoeff()) + 1,
                           static_cast<Eigen::Index>(columns.maxCoeff()) + 1);
    for (Eigen::Index i = 0; i < values.size(); ++i)
        matrix(static_cast<Eigen::Index>(rows(i)), static_cast<Eigen::Index>(columns(i))) = values(i);
    return matrix;
}

Eigen::MatrixXd read_matrix(const std::string& name) { return matrix_of(read_fixture(name)); }

}  // namespace ccsim::tests
