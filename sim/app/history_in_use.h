#pragma once

#include <string>

#include "calibration/history.h"
#include "sim/app/console.h"
#include "sim/report/run_record.h"

namespace ccsim {

/// The published figures that a command works with.
struct HistoryInUse {
    History history;
    InputFile file;    ///< its path is empty when there is none
    std::string text;  ///< as it was read
};

/// The history of a file; of "none", nothing; of the empty name, the one built in. Throws as read_history does.
HistoryInUse history_in_use(const std::string& name);

/// Warns of the rows of a user's history that deserve a look (doubts_about): once, with their count and the first.
void warn_of_doubts(const HistoryInUse& history, Console& console);

/// A file that was read, with its digest. Throws FileError.
InputFile input_file(const std::string& path);

}  // namespace ccsim
