# The figures of "the log likelihood is that of an independent computation" in likelihood.test.cpp.
# Usage: Rscript tests/calibration/likelihood.R
persistence <- 0.8
quarters <- 0:6 # from 31 March 2012
ar1 <- function(sd) sd^2 * persistence^abs(outer(quarters, quarters, "-"))
at <- function(q) as.numeric(quarters == q) # loading on one quarter
year_to <- function(q) (quarters > q - 4 & quarters <= q) / 4

# Rows: cases December 2012, money in the year to March 2013, cases June 2013, share June 2013. Money follows the cases.
on_cases <- rbind(at(3), year_to(4), at(5), 0 * quarters)
on_money <- rbind(0 * quarters, year_to(4), 0 * quarters, 0 * quarters)
on_share <- rbind(0 * quarters, 0 * quarters, 0 * quarters, at(5))
width <- c(100 / 600000, 0.1 / 400, 10000 / 580000, 0.01 / (0.65 * 0.35))
covariance <- on_cases %*% ar1(0.02) %*% t(on_cases) + on_money %*% ar1(0.03) %*% t(on_money) +
  on_share %*% ar1(0.05) %*% t(on_share) + diag(width^2 / 12 + c(0, 0, 0.01, 0)^2)

observed <- c(log(600000), log(400), log(580000), qlogis(0.65))
predicted <- c(log(610000), log(390), log(600000), qlogis(0.63))
difference <- observed - predicted
chi_square <- drop(difference %*% solve(covariance) %*% difference)
log_likelihood <- -0.5 * (length(observed) * log(2 * pi) + determinant(covariance)$modulus + chi_square)
cat(sprintf("log likelihood %.10f\nchi-square %.10f\nscore of the share %.10f\n",
            log_likelihood, chi_square, difference[4] / sqrt(covariance[4, 4])))
