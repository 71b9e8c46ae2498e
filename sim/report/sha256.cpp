#include "sim/report/sha256.h"

#include <openssl/evp.h>

#include <array>

#include "sim/core/problems.h"

namespace ccsim {

namespace {

constexpr std::size_t digest_bytes = 32;

std::array<unsigned char, digest_bytes> digest_of(std::string_view bytes) {
    std::array<unsigned char, digest_bytes> digest{};
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1)
        throw Fault("OpenSSL could not work out a SHA-256");
    return digest;
}

}  // namespace

std::string sha256_of(std::string_view bytes) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string out;
    for (const unsigned char byte : digest_of(bytes)) out.append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
    return out;
}

std::string sha256_base64_of(std::string_view bytes) {
    constexpr std::size_t digits = (digest_bytes + 2) / 3 * 4;
    std::array<unsigned char, digits + 1> out{};  // OpenSSL ends it with a 0
    const auto digest = digest_of(bytes);
    EVP_EncodeBlock(out.data(), digest.data(), static_cast<int>(digest.size()));
    return {out.begin(), out.end() - 1};
}

}  // namespace ccsim
