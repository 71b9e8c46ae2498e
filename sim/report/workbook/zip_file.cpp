#include "sim/report/workbook/zip_file.h"

#include <zip.h>

#include <memory>

#include "sim/core/problems.h"

namespace ccsim {
namespace {

constexpr zip_uint64_t most_bytes = zip_uint64_t{1} << 28;     // of one entry: more is no workbook of ours
constexpr zip_uint16_t dos_time = 0, dos_date = (1 << 5) | 1;  // 1 January 1980

struct Closes {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_source_t* source) const { zip_source_free(source); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Closes>;
using Source = std::unique_ptr<zip_source_t, Closes>;

[[noreturn]] void fail(const std::string& what) { throw FileError(what); }

}  // namespace

std::string zip_of(const std::vector<ZipEntry>& entries) {
    const Source target(zip_source_buffer_create(nullptr, 0, 0, nullptr));
    zip_source_keep(target.get());
    Archive archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr));
    if (!archive) fail("a zip cannot be made in memory");
    for (const ZipEntry& entry : entries) {
        zip_source_t* const bytes = zip_source_buffer(archive.get(), entry.bytes.data(), entry.bytes.size(), 0);
        const zip_int64_t place = zip_file_add(archive.get(), entry.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
        if (place < 0) fail(entry.name + ": cannot be put in a zip");
        const auto index = static_cast<zip_uint64_t>(place);
        const bool stored = entry.packing == ZipEntry::Packing::stored;
        zip_set_file_compression(archive.get(), index, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
        zip_file_set_dostime(archive.get(), index, dos_time, dos_date, 0);
    }
    if (zip_close(archive.get()) != 0) fail(std::string("a zip cannot be written: ") + zip_strerror(archive.get()));
    (void)archive.release();
    std::string out;
    zip_stat_t size;
    if (zip_source_stat(target.get(), &size) != 0 || zip_source_open(target.get()) != 0)
        fail("a zip cannot be read back");
    out.resize(size.size);
    const zip_int64_t read = zip_source_read(target.get(), out.data(), out.size());
    zip_source_close(target.get());
    if (read != static_cast<zip_int64_t>(out.size())) fail("a zip cannot be read back");
    return out;
}

std::vector<ZipEntry> unzipped(const std::string& bytes, const std::string& file) {
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    const Archive archive(zip_open_from_source(source, ZIP_RDONLY, nullptr));
    if (!archive) {
        zip_source_free(source);
        fail(file + ": is no workbook: it is not a zip");
    }
    std::vector<ZipEntry> out;
    const zip_int64_t entries = zip_get_num_entries(archive.get(), 0);
    for (zip_int64_t i = 0; i < entries; ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        zip_stat_t about;
        const std::unique_ptr<zip_file_t, Closes> in(zip_fopen_index(archive.get(), index, 0));
        if (!in || zip_stat_index(archive.get(), index, 0, &about) != 0 || about.size > most_bytes)
            fail(file + ": an entry cannot be read");
        ZipEntry entry{about.name, std::string(about.size, '\0'),
                       about.comp_method == ZIP_CM_STORE ? ZipEntry::Packing::stored : ZipEntry::Packing::deflated};
        if (zip_fread(in.get(), entry.bytes.data(), about.size) != static_cast<zip_int64_t>(about.size))
            fail(file + ": " + entry.name + " cannot be read");
        out.push_back(std::move(entry));
    }
    return out;
}

}  // namespace ccsim
