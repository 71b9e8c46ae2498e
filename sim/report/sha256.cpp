#include "sim/report/sha256.h"

#include <openssl/evp.h>

#include <array>

#include "sim/core/problems.h"

namespace ccsim {

std::string sha256_of(std::string_view bytes) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
        throw Fault("OpenSSL could not work out a SHA-256");
    std::string out;
    for (unsigned i = 0; i < length; ++i) out.append(1, hex[digest[i] >> 4]).append(1, hex[digest[i] & 15]);
    return out;
}

}  // namespace ccsim
