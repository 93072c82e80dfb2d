# Answers of surveillance to what we forecast with: Rscript forecast.R FOLDER
library(surveillance)
library(sp)
folder <- commandArgs(trailingOnly = TRUE)[1]
answers <- list()
keep <- function(setting, name, value)
  answers[[length(answers) + 1]] <<- data.frame(setting = setting, name = name, value = format(value, digits = 15))

# Endemic and epidemic counts: measles in 17 districts, 104 weeks.
data(measlesWeserEms)
m <- measlesWeserEms
beside <- (neighbourhood(m) == 1) * 1
W <- beside / rowSums(beside)
write.csv(data.frame(observed(m), check.names = FALSE), gzfile(file.path(folder, "measles.csv.gz")), row.names = FALSE)
write.csv(data.frame(population = population(m)[1, ], beside, check.names = FALSE),
          file.path(folder, "measles_areas.csv"), row.names = FALSE)
season <- addSeason2formula(~1, S = 1, period = 52)
settings <- list(
  "poisson-endemic" = list(end = list(f = season, offset = population(m)), family = "Poisson"),
  "poisson-own" = list(ar = list(f = ~1), end = list(f = season, offset = population(m)), family = "Poisson"),
  "poisson-both" = list(ar = list(f = ~1), ne = list(f = ~1, weights = W),
                        end = list(f = season, offset = population(m)), family = "Poisson"),
  "negbin-own" = list(ar = list(f = ~1), end = list(f = season, offset = population(m)), family = "NegBin1"),
  "negbin-both" = list(ar = list(f = ~1), ne = list(f = ~1, weights = W),
                       end = list(f = season, offset = population(m)), family = "NegBin1"))
for (name in names(settings)) {
  fit <- hhh4(m, settings[[name]])
  keep(name, "log_likelihood", as.numeric(logLik(fit)))
  for (one in names(coef(fit))) keep(name, one, coef(fit)[[one]])
}

# The next week foretold from the weeks before, the last 27 weeks, fitted anew each time: mean log score.
for (name in c("negbin-own", "negbin-both")) {
  steps <- oneStepAhead(hhh4(m, settings[[name]]), tp = c(77, 103), type = "rolling", verbose = FALSE)
  keep(paste0("one-step-", name), "log_score", mean(scores(steps, which = "logs")))
}

# Self-exciting points: one square seen from everywhere alike, so that only time counts.
set.seed(2)
span <- 400
events <- generation <- sort(runif(rpois(1, 0.4 * span), 0, span))
while (length(generation)) {
  children <- rpois(length(generation), 0.45)
  generation <- rep(generation, children) + rexp(sum(children), 0.3)
  generation <- generation[generation < span]
  events <- c(events, generation)
}
events <- sort(events)
square <- SpatialPolygons(list(Polygons(list(Polygon(cbind(c(0, 0, 1, 1, 0), c(0, 1, 1, 0, 0)))), "a")))
points <- SpatialPointsDataFrame(cbind(runif(length(events), .01, .99), runif(length(events), .01, .99)),
  data.frame(time = events, tile = "a", type = factor(1), eps.t = Inf, eps.s = 10))
data <- as.epidataCS(events = points, stgrid = data.frame(start = 0, stop = span, tile = "a", area = 1), W = square,
                     nCircle2Poly = 4)
fit <- twinstim(endemic = ~1, epidemic = ~1, siaf = siaf.constant(), tiaf = tiaf.exponential(), data = data,
                start = c("h.(Intercept)" = log(.4), "e.(Intercept)" = log(.1), "e.tiaf.1" = log(.3)),
                optim.args = list(control = list(rel.tol = 1e-13)), verbose = FALSE)
write.csv(data.frame(time = format(events, digits = 15)), gzfile(file.path(folder, "hawkes.csv.gz")), row.names = FALSE,
          quote = FALSE)
keep("hawkes", "log_likelihood", as.numeric(logLik(fit)))
for (one in names(coef(fit))) keep("hawkes", one, coef(fit)[[one]])

# Reporting delay: what has been heard of until the last of ninety days.
set.seed(1)
happened <- sort(sample(0:89, 400, replace = TRUE))
known <- happened + rnbinom(400, size = 1.5, mu = 4)
monday <- as.Date("2026-01-05")
lines <- data.frame(dHosp = monday + happened, dReport = monday + known)
lines <- lines[known <= 89 & known - happened <= 14, ]
found <- nowcast(now = monday + 89, when = seq(monday + 75, monday + 89, by = "1 day"), data = lines,
                 dEventCol = "dHosp", dReportCol = "dReport", aggregate.by = "1 day", D = 14, method = "lawless",
                 control = list(N.tInf.max = 400))
write.csv(data.frame(happened, known)[known <= 89 & known - happened <= 14, ], gzfile(file.path(folder, "delay.csv.gz")),
          row.names = FALSE)
cdf <- found@delayCDF[["lawless"]]
for (i in 1:15) keep("lawless-cdf", i - 1, cdf[i])
for (i in 76:90) keep("lawless-median", i - 1, upperbound(found)[i, 1])
write.csv(do.call(rbind, answers), file.path(folder, "forecast.csv"), row.names = FALSE, quote = FALSE)
