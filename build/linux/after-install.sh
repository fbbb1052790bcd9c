#!/bin/sh
# Runs as root after the files are in place: gives Chromium's sandbox what this system wants it to have, and the rules for
# USB ports to what is plugged in already.
set -e

# Where AppArmor keeps programs from making user namespaces (Ubuntu 24.04 and later), this profile allows it to ours.
# An AppArmor that does not know such profiles does not need it either.
profile=/opt/photon-setup/resources/apparmor-profile
if command -v apparmor_parser >/dev/null 2>&1 && apparmor_parser --skip-kernel-load --skip-cache "$profile" >/dev/null 2>&1; then
  cp "$profile" /etc/apparmor.d/photon-setup
  if [ -d /sys/kernel/security/apparmor ]; then
    apparmor_parser --replace --write-cache --skip-read-cache /etc/apparmor.d/photon-setup >/dev/null 2>&1 || true
  fi
fi

# Tried as somebody without rights, because root may make namespaces where nobody else may.
if setpriv --reuid=65534 --regid=65534 --clear-groups unshare --user true >/dev/null 2>&1; then
  chmod 0755 /opt/photon-setup/chrome-sandbox
else
  chmod 4755 /opt/photon-setup/chrome-sandbox
fi

if command -v udevadm >/dev/null 2>&1; then
  udevadm control --reload >/dev/null 2>&1 || true
  udevadm trigger --subsystem-match=tty --property-match=ID_VENDOR_ID=2b04 >/dev/null 2>&1 || true
fi
