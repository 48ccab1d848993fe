# shellcheck shell=bash
# Sourced by the scripts whose program opens a store: lets it find the database that scripts/db runs, where no other is named.

# Prints the value of --store, in either spelling; nothing where it is not given.
store_option() {
  while [ $# -gt 0 ]; do
    case $1 in
      --store) printf '%s\n' "${2:-}" && return ;;
      --store=*) printf '%s\n' "${1#--store=}" && return ;;
    esac
    shift
  done
}

# Sets the environment variable that names a store's database, ITEMSTORE_MYSQL_URL for one, unless it is set or the arguments
# name a URL themselves: name_local_database STORE [ARGUMENT ...]. LOCAL_DATABASE is then the store, and else empty.
name_local_database() {
  local store=$1 variable url
  shift
  LOCAL_DATABASE=
  case " $* " in
    *" --url "* | *" --url="* | *" --help "* | *" -h "*) return 0 ;;
  esac
  [[ $store =~ ^[a-z]+$ ]] || return 0
  variable=ITEMSTORE_${store^^}_URL
  [ -z "${!variable:-}" ] || return 0
  url=$("$ROOT/scripts/db" status --url "$store" 2>/dev/null) || return 0
  [ -n "$url" ] || return 0
  export "$variable=$url"
  # shellcheck disable=SC2034 # for the script that sources this
  LOCAL_DATABASE=$store
}
