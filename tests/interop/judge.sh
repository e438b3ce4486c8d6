#!/bin/sh
# judge.sh PROGRAM SCRIPT FOLDER: runs it, or says that it cannot (status 77).
command -v "$1" >/dev/null || { echo "skipped: $1 is missing"; exit 77; }
exec "$@"
