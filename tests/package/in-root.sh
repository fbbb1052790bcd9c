#!/bin/sh
# Runs a command in another root as its root:  in-root.sh ROOT COMMAND …
# With a mount namespace and pivot_root, not chroot: in a chroot nobody may make the namespaces of Chromium's sandbox
# (user_namespaces(7), EPERM). Everything it starts ends with it.
set -eu
root=$1
shift
exec unshare --mount --pid --fork --kill-child --propagation private sh -c '
  set -eu
  root=$1
  shift
  mount --bind "$root" "$root"
  mount --rbind /dev "$root/dev"
  mount --rbind /sys "$root/sys"
  mount -t proc proc "$root/proc"
  mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
  if [ -d /tmp/.X11-unix ]; then
    mkdir -m 1777 "$root/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
  fi
  if [ -n "${BIND:-}" ]; then
    mkdir -p "$root/mnt"
    mount --bind "$BIND" "$root/mnt"
  fi
  cd "$root"
  mkdir -p .before
  pivot_root . .before
  umount -l /.before
  "$@"
' sh "$root" "$@"
