#!/bin/sh
# Written from documentation of the plugin metrics; not tried beside a CloudWatch agent.
#
# Reads the controller's own numbers once a minute and hands those that alarms need to the agent's
# StatsD port: executors, the queue, health checks. Runs beside the controller; the key is that of
# casc/60-metrics.yaml.
set -eu
: "${JENKINS_METRICS_KEY:?}"
url="http://127.0.0.1:8080/metrics/${JENKINS_METRICS_KEY}"
while sleep 60; do
  curl --silent --fail --max-time 10 "$url/metrics" \
    | jq --raw-output '.gauges
        | {"jenkins.executor.count.value", "jenkins.executor.in-use.value", "jenkins.queue.size.value", "jenkins.queue.stuck.value", "jenkins.health-check.score"}
        | to_entries[] | select(.value.value | type == "number") | "\(.key):\(.value.value)|g"' \
    | while IFS= read -r line; do printf '%s\n' "$line" | nc -u -w 1 127.0.0.1 8125; done || true
done
