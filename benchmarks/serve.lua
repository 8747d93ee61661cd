-- For wrk: a token, and a body to be sent if a file is named; what was found, as one line of JSON.

function init(arguments)
  wrk.headers["Authorization"] = "Bearer " .. arguments[1]
  if arguments[2] then
    local file = io.open(arguments[2], "rb")
    wrk.method = "POST"
    wrk.body = file:read("*a")
    wrk.headers["Content-Type"] = "application/json"
    file:close()
  end
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(
    'FIGURES {"rate": %.2f, "p50": %.3f, "p99": %.3f, "errors": %d, "size": %d}\n',
    summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000,
    latency:percentile(99) / 1000,
    failed,
    summary.bytes / math.max(summary.requests, 1)
  ))
end
