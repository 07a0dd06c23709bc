#!/bin/sh
# Ends registered processes when whoever started this script is gone, however it went: its end closes our standard input.
# Input lines: "add PID" and "drop PID". After the end of input each PID still registered gets CONT (it may be stopped)
# and TERM, then KILL after GRACE_SECONDS.
pids=' '
while read -r verb pid; do
  case "$verb" in
    add) pids="$pids$pid " ;;
    drop)
      case "$pids" in
        *" $pid "*) pids="${pids%%" $pid "*} ${pids#*" $pid "}" ;;
      esac
      ;;
  esac
done

for pid in $pids; do
  kill -TERM "$pid" 2>/dev/null
  kill -CONT "$pid" 2>/dev/null
done

left=$((${GRACE_SECONDS:-8} * 5))
while [ "$left" -gt 0 ]; do
  alive=''
  for pid in $pids; do
    kill -0 "$pid" 2>/dev/null && alive="$alive $pid"
  done
  [ -z "$alive" ] && exit 0
  left=$((left - 1))
  sleep 0.2
done
for pid in $pids; do
  kill -KILL "$pid" 2>/dev/null
done
exit 0
