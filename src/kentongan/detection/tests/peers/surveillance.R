# What R's surveillance answers, kept for the tests: `Rscript surveillance.R FOLDER` writes series.csv.gz and one file
# of answers for each method. Run with surveillance 1.20.3 on R 4.2.2 (Debian r-cran-surveillance).
suppressMessages(library(surveillance))
folder <- commandArgs(TRUE)[1]
stopifnot(packageVersion("surveillance") == "1.20.3")

named <- c("salmonella.agona", "shadar", "hepatitisA", "k1", "m1", "m2", "m3", "m4", "m5", "n1", "n2", "q1_nrwh", "q2",
           "s1", "s2", "s3", "h1_nrwrp", "stsNewport")
series <- list()
for (name in named) {
  data(list = name)
  thing <- get(name)
  if (inherits(thing, "disProg")) thing <- disProg2sts(thing)
  if (ncol(thing) > 1) thing <- aggregate(thing, by = "unit")
  series[[name]] <- thing
}

# Our own: sparse, overdispersed, with season, trend and an outbreak; some with weeks that carry dates.
set.seed(20261122)
simulated <- function(number) {
  weeks <- 1:572
  mean <- exp(c(-2.5, -1, 0.2, 1.5, 3)[number %% 5 + 1] + c(0, 0.002)[number %% 2 + 1] * weeks / 2 +
              c(0, 0.4, 0.8)[number %% 3 + 1] * cos(2 * pi * weeks / 52))
  counts <- rnbinom(length(weeks), mu = mean, size = c(0.7, 2, 1e6)[number %% 3 + 1])
  counts[540:543] <- counts[540:543] + rpois(4, 2 + 3 * sqrt(mean[540]))
  dates <- seq(as.Date("2010-01-04"), by = "week", length.out = length(weeks))
  if (number %% 2) sts(observed = counts, start = c(2010, 1), frequency = 52)
  else sts(observed = counts, start = c(2010, 1), frequency = 52, epoch = dates)
}
for (number in 1:24) series[[sprintf("simulated%02d", number)]] <- simulated(number)

write_gz <- function(frame, name) {
  out <- gzfile(file.path(folder, name), "w")
  write.csv(frame, out, row.names = FALSE, quote = FALSE, na = "")
  close(out)
}
rows <- lapply(names(series), function(name) {
  thing <- series[[name]]
  dates <- if (thing@epochAsDate) format(as.Date(epoch(thing))) else NA
  data.frame(series = name, period = seq_len(nrow(thing)), date = dates, count = as.vector(observed(thing)))
})
write_gz(do.call(rbind, rows), "series.csv.gz")

# Evaluate one method with one setting on the last part of every series; what R refuses is left out and counted.
answers <- function(method, settings, needed, most = 60) {
  found <- list()
  for (setting in names(settings)) for (name in names(series)) {
    thing <- series[[name]]
    control <- settings[[setting]]
    first <- max(needed(control, thing), nrow(thing) - most + 1)
    if (first > nrow(thing)) next
    control$range <- first:nrow(thing)
    result <- tryCatch(suppressWarnings(method(thing, control = control)), error = function(e) NULL)
    if (is.null(result)) { cat("refused:", setting, name, "\n"); next }
    cells <- data.frame(setting = setting, series = name, period = control$range,
                        bound = signif(as.vector(upperbound(result)), 12), alarm = as.integer(alarms(result)))
    extra <- result@control
    if (!is.null(extra$expected)) cells$expected <- signif(as.vector(extra$expected), 12)
    if (!is.null(extra$pvalue)) cells$p_value <- signif(as.vector(extra$pvalue), 12)
    found[[length(found) + 1]] <- cells
  }
  do.call(rbind, found)
}
history <- function(control, thing) 1 + (if (is.null(control$b)) 5 else control$b) * thing@freq +
  (if (is.null(control$w)) 3 else control$w)

flexible <- list()
for (threshold in c("delta", "nbPlugin", "muan")) {
  flexible[[paste0(threshold, "-default")]] <- list(thresholdMethod = threshold)
  flexible[[paste0(threshold, "-noufaily")]] <- list(thresholdMethod = threshold, b = 4, w = 3, noPeriods = 10,
    pastWeeksNotIncluded = 26, weightsThreshold = 2.58, pThresholdTrend = 1, alpha = 0.01)
  flexible[[paste0(threshold, "-plain")]] <- list(thresholdMethod = threshold, b = 3, w = 2, reweight = FALSE, trend = FALSE,
    noPeriods = 4, alpha = 0.005, limit54 = c(0, 4))
}
flexible[["delta-identity"]] <- list(thresholdMethod = "delta", powertrans = "none", noPeriods = 10, alpha = 0.05)
flexible[["delta-root"]] <- list(thresholdMethod = "delta", powertrans = "1/2", noPeriods = 5, pastWeeksNotIncluded = 10)
write_gz(answers(farringtonFlexible, flexible, history), "farrington_flexible.csv.gz")

older <- list("default" = list(), "plain" = list(b = 3, w = 2, reweight = FALSE, trend = FALSE, alpha = 0.01),
              "root" = list(b = 4, w = 4, powertrans = "1/2", limit54 = c(0, 4)),
              "none" = list(b = 4, w = 3, powertrans = "none", alpha = 0.02))
write_gz(answers(farrington, older, history), "farrington.csv.gz")

ears <- list()
for (method in c("C1", "C2", "C3")) {
  ears[[paste0(method, "-default")]] <- list(method = method)
  ears[[paste0(method, "-wide")]] <- list(method = method, baseline = 14, minSigma = 0.5, alpha = 0.025)
}
write_gz(answers(earsC, ears, function(control, thing) 20), "ears.csv.gz")

sums <- list("default" = list(), "rossi" = list(trans = "rossi"), "none" = list(trans = "none"),
             "anscombe" = list(trans = "anscombe"), "anscombe2nd" = list(trans = "anscombe2nd"),
             "pearsonNegBin" = list(trans = "pearsonNegBin", alpha = 0.5), "given" = list(m = 3, k = 0.8, h = 3))
write_gz(answers(cusum, sums, function(control, thing) 60, 200), "cusum.csv.gz")

ratio <- list()
for (ret in c("value", "cases")) {
  ratio[[paste0(ret, "-poisson")]] <- list(ret = ret, c.ARL = 5, alpha = 0, change = "intercept")
  ratio[[paste0(ret, "-given")]] <- list(ret = ret, c.ARL = 4, mu0 = NULL, alpha = 0.7, change = "intercept", Mtilde = 1, M = 30)
  ratio[[paste0(ret, "-estimated")]] <- list(ret = ret, c.ARL = 5, mu0 = list(S = 1, trend = FALSE), alpha = NULL)
}
ratio[["value-theta"]] <- list(ret = "value", c.ARL = 5, alpha = 0.5, change = "intercept", theta = log(2))
ratio[["value-lower"]] <- list(ret = "value", c.ARL = 5, alpha = 0.5, change = "intercept", dir = "dec")
one_sided <- function(thing, control) if (is.list(control$mu0) || is.null(control$mu0)) glrnb(thing, control) else glrnb(thing, control)
write_gz(answers(glrnb, ratio, function(control, thing) nrow(thing) %/% 2, 100), "glr_nb.csv.gz")
