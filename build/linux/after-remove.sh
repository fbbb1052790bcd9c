#!/bin/sh
# Runs as root after the files are gone. While the package is replaced by another version, the profile stays.
set -e

case "$1" in
  upgrade | failed-upgrade | abort-* | 1) exit 0 ;;
esac

profile=/etc/apparmor.d/photon-setup
if [ -f "$profile" ]; then
  if [ -d /sys/kernel/security/apparmor ] && command -v apparmor_parser >/dev/null 2>&1; then
    apparmor_parser --remove "$profile" >/dev/null 2>&1 || true
  fi
  rm -f "$profile"
fi
