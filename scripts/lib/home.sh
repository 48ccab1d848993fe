# shellcheck shell=bash
# Sourced by the scripts that keep something outside this folder.

# Prints the folder where Itemstore keeps what it installs and makes.
itemstore_home() {
  if [ -n "${ITEMSTORE_HOME:-}" ]; then
    printf '%s\n' "$ITEMSTORE_HOME"
  elif [ "$(id -u)" = 0 ]; then
    echo /var/lib/itemstore
  elif [ -n "${HOME:-}" ]; then
    printf '%s\n' "$HOME/.itemstore"
  else
    echo "${0##*/}: neither ITEMSTORE_HOME nor HOME is set; set ITEMSTORE_HOME to a folder of yours." >&2
    return 1
  fi
}
