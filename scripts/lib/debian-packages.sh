# shellcheck shell=bash
# Brings programs out of Debian's packages into a folder of our own: no root, nothing installed in the
# system, nothing of the system's package state touched. Sourced by get-mysql and get-documentdb.
#
# A script that sources this file calls, in this order:
#   begin NAME TITLE "$@"      options, folders, signals; ends here if the engine is installed already
#   require_debian, require_disk_space
#   take_lock                  one run at a time; ends here if the run that was waited for installed it
#   leave_out, fetch_packages, unpack_packages
#   publish CHECK PART...      makes the finished parts visible at once and writes `installed`
#
# Folder of an engine, $ITEMSTORE_HOME/engines/NAME:
#   installed     key=value lines, written last: while it is there, the engine is complete
#   root/         the unpacked packages
#   packages/     the packages as fetched, kept so that another run fetches only what changed
#   apt/          apt's private state (package lists, its own dpkg status)
#   install.log   what apt, dpkg and the rest said in the last run
#   *.partial     parts under construction, *.old parts being replaced; removed at exit and by the next run

# shellcheck source-path=SCRIPTDIR source=home.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/home.sh"

program=${0##*/}
forced=
child=
holds_lock=
started_at=$SECONDS

# ---------------------------------------------------------------------------------------- what the user sees

say() {
    clear_progress
    printf '%s\n' "$*"
}

fail() {
    clear_progress
    printf '%s: %s\n' "$program" "$*" >&2
    exit 1
}

# For failures of a tool whose own words matter: the sentence, the end of the log and where the rest is.
fail_with_log() {
    clear_progress
    {
        printf '%s: %s\n' "$program" "$*"
        if [[ -s $log ]]; then
            printf '  The last lines of %s:\n' "$log"
            grep -v '^[[:space:]]*$' "$log" | tail -n 6 | sed 's/^/  | /' || true
        fi
    } >&2
    exit 1
}

usage() {
    cat <<USAGE
Usage: scripts/$program [--force]

Installs $title
It works with and without root and leaves the system alone: all goes to
  $engine_home
What was fetched is kept there; a run that was stopped can be run again.

Options:
  --force   install anew, with the newest packages, even if it is installed
  --help    print this text

Environment:
  ITEMSTORE_HOME   where Itemstore keeps what it installs
                   (default: /var/lib/itemstore for root, else \$HOME/.itemstore)
USAGE
}

progress_interval=5
progress_printed_at=$SECONDS
progress_text=
progress_line_open=

# On a terminal one line that is rewritten; elsewhere (a log, CI) a plain line now and then.
show_progress() {
    local text="  $1"
    [[ $text == "$progress_text" ]] && return
    if [[ -t 1 ]]; then
        local width=${COLUMNS:-80}
        printf '\r\033[K%s' "${text:0:width-1}"
        progress_line_open=yes
    elif ((SECONDS - progress_printed_at >= progress_interval)); then
        printf '%s\n' "$text"
        progress_printed_at=$SECONDS
    else
        return 0
    fi
    progress_text=$text
}

clear_progress() {
    if [[ $progress_line_open ]]; then printf '\r\033[K'; fi
    progress_line_open=
    progress_text=
    progress_printed_at=$SECONDS
}

# ------------------------------------------------------------------------------------ start, signals and end

begin() {
    engine_name=$1 title=$2
    shift 2
    umask 022 # the servers may run as another user than the one who installs them
    export LC_ALL=C
    find_engine_home
    parse_options "$@"
    root=$engine_home/root
    packages=$engine_home/packages
    apt_state=$engine_home/apt
    log=$engine_home/install.log
    library_folder=usr/lib/x86_64-linux-gnu
    [[ $forced ]] || end_if_installed "is already installed"
    trap 'stopped_by_signal 1' HUP
    trap 'stopped_by_signal 2' INT
    trap 'stopped_by_signal 13' PIPE
    trap 'stopped_by_signal 15' TERM
    trap clean_up EXIT
}

find_engine_home() {
    local home
    home=$(itemstore_home) || exit 1
    # Where realpath cannot do this, the system is not Debian, which require_debian says.
    home=$(realpath --canonicalize-missing --no-symlinks -- "$home" 2>/dev/null) || home=${home%/}
    # The loader's search path separates folders by colons and semicolons, apt's configuration quotes by '"',
    # and a '$' starts a token of the loader.
    if [[ $home == *[:\;\"\$]* || $home == *$'\n'* ]]; then
        fail "the folder's name may not contain : ; \" \$ or a line break; set ITEMSTORE_HOME to another one (it is $home)."
    fi
    engine_home=$home/engines/$engine_name
}

parse_options() {
    while (($#)); do
        case $1 in
            --force) forced=yes ;;
            -h | --help)
                usage
                exit 0
                ;;
            *)
                {
                    printf '%s: unknown option: %s\n\n' "$program" "$1"
                    usage
                } >&2
                exit 2
                ;;
        esac
        shift
    done
}

# The recorded root is compared because the programs are patched for their path: a folder that was moved or
# copied is not an installation.
end_if_installed() {
    local installed_version installed_root
    [[ -r $engine_home/installed && -d $root ]] || return 0
    installed_root=$(installed_value root)
    installed_version=$(installed_value version)
    [[ $installed_root == "$root" ]] || return 0
    say "$installed_version $1 in $root (--force installs it anew)."
    exit 0
}

installed_value() {
    sed -n "s/^$1=//p" "$engine_home/installed"
}

stopped_by_signal() {
    trap '' HUP INT PIPE TERM
    stop_child
    clear_progress || true
    printf '%s: stopped; what was fetched is kept, run it again to go on.\n' "$program" >&2 || true
    exit $((128 + $1))
}

# Runs at every exit. Only the holder of the lock may remove parts: without it they are another run's.
clean_up() {
    trap '' HUP INT PIPE TERM
    stop_child
    clear_progress || true
    if [[ $holds_lock ]]; then remove_unfinished_parts; fi
}

remove_unfinished_parts() {
    rm -rf -- "$engine_home"/*.partial "$engine_home"/*.old
}

# ------------------------------------------------------------------------------------------- child processes

# Runs a command or function and calls PROGRESS, a function that prints one line, meanwhile. Its output goes to
# the log. It gets a process group of its own so that all that it started can be ended with it.
run_showing() { # PROGRESS COMMAND...
    local progress=$1 status=0
    shift
    set -m
    "$@" </dev/null >>"$log" 2>&1 &
    child=$!
    set +m
    while kill -0 "$child" 2>/dev/null; do
        show_progress "$("$progress")"
        sleep 0.2 || true # a signal that ends the sleep is ours to handle, by the trap
    done
    wait "$child" 2>/dev/null || status=$?
    child=
    return "$status"
}

stop_child() {
    [[ $child ]] || return 0
    local tries # of a tenth of a second
    kill -TERM -- "-$child" 2>/dev/null || true
    for ((tries = 0; tries < 30; tries++)); do
        kill -0 "$child" 2>/dev/null || break
        sleep 0.1 || true
    done
    kill -KILL -- "-$child" 2>/dev/null || true
    wait "$child" 2>/dev/null || true
    child=
}

# ------------------------------------------------------------------------------------------------ conditions

require_debian() {
    local tool
    command -v apt-get >/dev/null ||
        fail "apt-get was not found; this works on Debian only, elsewhere ${other_way:?}."
    for tool in apt-config dpkg dpkg-deb flock df du stat; do
        command -v "$tool" >/dev/null || fail "the command '$tool' was not found; install it and run this again."
    done
    [[ $(dpkg --print-architecture) == amd64 ]] ||
        fail "this works on amd64 only, this is $(dpkg --print-architecture); ${other_way:?}."
    find_debian_keyring
}

find_debian_keyring() {
    for keyring in /usr/share/keyrings/debian-archive-keyring.{gpg,pgp}; do
        [[ -r $keyring ]] && return
    done
    fail "Debian's keys were not found, so packages could not be verified; install the package debian-archive-keyring."
}

# Megabytes that must be free where FOLDER is or will be.
require_disk_space() { # FOLDER MEGABYTES VARIABLE
    local folder=$1 needed=$2 free
    while [[ ! -d $folder ]]; do folder=$(dirname -- "$folder"); done
    free=$(df --output=avail --block-size=1M -- "$folder" | tail -n 1)
    ((free >= needed)) ||
        fail "$1 needs $needed MB of free disk space and has $((free)) MB; free some, or set $3 to a folder with more room."
}

take_lock() {
    mkdir -p -- "$engine_home" 2>/dev/null || true
    if ! { exec {lock}>>"$engine_home/lock"; } 2>/dev/null; then
        fail "$engine_home cannot be written; set ITEMSTORE_HOME to a folder of yours."
    fi
    if ! flock --nonblock "$lock"; then
        say "Another run of $program is installing into $engine_home; waiting for it."
        # In the background, because a trap waits for a foreground command. The lock belongs to the open file,
        # which this shell shares with the command, and so outlives the command.
        set -m
        flock "$lock" &
        child=$!
        set +m
        wait "$child" || fail "waiting for the other run failed; run this again."
        child=
        [[ $forced ]] || end_if_installed "was installed by the other run"
    fi
    holds_lock=yes
    remove_unfinished_parts
    mkdir -p -- "$packages/partial" "$apt_state/lists/partial"
    : >"$log"
    refuse_while_running
}

# Replacing the files under a running server would break it at its next start of a process or load of a plugin.
refuse_while_running() {
    local link program_path
    [[ -d $root ]] || return 0
    for link in /proc/[0-9]*/exe; do
        program_path=$(readlink -- "$link" 2>/dev/null) || continue
        if [[ $program_path == "$root"/* || $program_path == "$engine_home"/bin/* ]]; then
            link=${link%/exe}
            fail "a server is running from $engine_home (process ${link##*/}); stop it first."
        fi
    done
}

# ---------------------------------------------------------------------------------------------- private apt

# Debian's archives in the machine's own apt configuration, likely ones first. apt itself reads that, in
# whatever format it is written. Third parties may have "debian" in their addresses too: what is no archive of
# Debian has no sid signed with Debian's keys, and refresh_package_list goes on to the next.
debian_mirrors() {
    local uris
    uris=$(apt-get update --print-uris 2>>"$log" |
        sed -n "s|^'\([^']*\)/dists/[^']*/InRelease' .*|\1|p" |
        grep -v -e security -e '^cdrom:' | awk '!seen[$0]++')
    grep -i debian <<<"$uris" || true
    grep -i -v debian <<<"$uris" || true
}

refresh_package_list() {
    local mirrors mirror
    say "Reading the package list of Debian sid"
    mapfile -t mirrors < <(debian_mirrors)
    [[ ${mirrors[*]} ]] ||
        fail_with_log "no Debian archive was found in this machine's apt configuration; add one to /etc/apt/sources.list.d, or ${other_way:?}."
    for mirror in "${mirrors[@]}"; do
        [[ $mirror ]] || continue
        write_sources "$mirror"
        if run_showing list_progress apt_get update && has_package_list; then
            cp -p -- "$apt_state/sources.list" "$apt_state/sources.list.read"
            return
        fi
    done
    if [[ -e $apt_state/sources.list.read ]] && has_package_list; then
        say "The Debian archive of this machine's apt configuration cannot be reached; going on with the list read before"
        cp -p -- "$apt_state/sources.list.read" "$apt_state/sources.list"
        return
    fi
    fail_with_log "the package list of Debian sid could not be read from the archive in this machine's apt configuration; check the network and run this again."
}

has_package_list() {
    compgen -G "$apt_state/lists/*_dists_sid_main_binary-amd64_Packages*" >/dev/null
}

list_progress() {
    printf '%s' "$(megabytes "$(du -sb -- "$apt_state/lists" 2>/dev/null | cut -f 1)") MB"
}

# Readable by this user only: an address may hold a password.
write_sources() { # MIRROR
    (
        umask 077
        printf 'deb [arch=amd64 lang=none target=Packages pdiffs=no signed-by=%s] %s sid main\n' \
            "$keyring" "$1" >"$apt_state/sources.list"
    )
}

# The machine's configuration is read first (proxies, certificates, passwords, timeouts: what it takes to reach
# its mirror), then this: all state in our folder, none of the machine's hooks, pins and preferences.
write_apt_configuration() {
    cat >"$apt_state/apt.conf" <<CONF
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear APT::Install::Pre-Invoke;
#clear APT::Install::Post-Invoke-Success;
#clear DPkg::Pre-Install-Pkgs;
#clear DPkg::Pre-Invoke;
#clear DPkg::Post-Invoke;
#clear AptCli::Hooks;
#clear APT::Default-Release;
#clear APT::Architectures;
APT::Architecture "amd64";
APT::Architectures { "amd64"; };
APT::Install-Recommends "false";
APT::Install-Suggests "false";
APT::Get::Assume-Yes "true";
APT::Get::AllowUnauthenticated "false";
APT::Keep-Downloaded-Packages "true";
APT::Sandbox::User "root"; // no change of user: only this one need reach the folder
APT::Update::Error-Mode "any";
Acquire::AllowInsecureRepositories "false";
Acquire::Retries "2";
Acquire::GzipIndexes "false"; // slow to read again and again
Dir::Etc::sourcelist "$apt_state/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::State "$apt_state";
Dir::State::lists "$apt_state/lists";
Dir::State::status "$apt_state/dpkg/status";
Dir::State::extended_states "$apt_state/extended_states";
Dir::Cache "$apt_state";
Dir::Cache::archives "$packages";
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
Dir::Log "$apt_state/log";
CONF
}

apt_get() {
    apt-get --config-file="$apt_state/apt.conf" --quiet "$@"
}

# Packages that apt is told are there, since no server needs them to run: NAME, or NAME:all for one without
# an architecture. The version is high enough for every dependency.
leave_out() { # NAME...
    local name
    mkdir -p -- "$apt_state/dpkg" "$apt_state/log"
    for name in "$@"; do
        printf 'Package: %s\nStatus: install ok installed\nMaintainer: nobody\n' "${name%:all}"
        if [[ $name == *:all ]]; then
            printf 'Architecture: all\nMulti-Arch: foreign\n'
        else
            printf 'Architecture: amd64\nMulti-Arch: allowed\n'
        fi
        printf 'Version: 999\nDescription: left out on purpose\n\n'
    done >"$apt_state/dpkg/status"
}

# ------------------------------------------------------------------------------------------ fetch and unpack

# Leaves in wanted_files and wanted_sizes what PACKAGE... need, all of it present in $packages.
fetch_packages() { # PACKAGE...
    write_apt_configuration
    refresh_package_list
    find_wanted "$@"
    count_present
    if ((present_count == ${#wanted_files[@]})); then
        say "All ${#wanted_files[@]} packages are here already ($(megabytes "$wanted_bytes") MB)"
        return
    fi
    say "Fetching $((${#wanted_files[@]} - present_count)) of ${#wanted_files[@]} packages ($(megabytes $((wanted_bytes - present_bytes))) MB)"
    run_showing fetch_progress apt_get install --download-only "$@" ||
        fail_with_log "the packages could not be fetched; check the network and run this again."
    count_present
    ((present_count == ${#wanted_files[@]})) ||
        fail_with_log "apt fetched only $present_count of ${#wanted_files[@]} packages; run this again."
}

# Asks apt with an empty cache, because it prints only what it would fetch: 'address' file size digest.
find_wanted() { # PACKAGE...
    local uris
    mkdir -p -- "$apt_state/none/partial"
    uris=$(apt_get install --print-uris -o Dir::Cache::archives="$apt_state/none" "$@" 2>>"$log" |
        sed -n "s/^'.*' \([^ ]*\.deb\) \([0-9]*\) .*/\1 \2/p") || uris=
    [[ $uris ]] ||
        fail_with_log "Debian sid has no installable $* at this moment; run this again tomorrow, or ${other_way:?}."
    mapfile -t wanted_files < <(cut -d ' ' -f 1 <<<"$uris")
    mapfile -t wanted_sizes < <(cut -d ' ' -f 2 <<<"$uris")
    wanted_bytes=0
    local size
    for size in "${wanted_sizes[@]}"; do wanted_bytes=$((wanted_bytes + size)); done
}

count_present() {
    local i size
    present_count=0 present_bytes=0
    for i in "${!wanted_files[@]}"; do
        size=$(stat --format %s -- "$packages/${wanted_files[i]}" 2>/dev/null) || continue
        if [[ $size == "${wanted_sizes[i]}" ]]; then
            present_count=$((present_count + 1))
            present_bytes=$((present_bytes + size))
        fi
    done
}

fetch_progress() {
    local i bytes=0 count=0
    while read -r i; do
        bytes=$((bytes + i)) count=$((count + 1))
    done < <(cd -- "$packages" && stat --format %s -- "${wanted_files[@]}" 2>/dev/null)
    while read -r i; do
        bytes=$((bytes + i))
    done < <(find "$packages/partial" -type f -printf '%s\n' 2>/dev/null)
    printf '%d of %d packages, %s of %s MB' "$count" "${#wanted_files[@]}" "$(megabytes "$bytes")" "$(megabytes "$wanted_bytes")"
}

megabytes() {
    printf '%d.%d' $(($1 / 1000000)) $(($1 / 100000 % 10))
}

# Into root.partial, readable by everyone and without set-user-id bits: nothing in there shall run as another.
unpack_packages() {
    say "Unpacking ${#wanted_files[@]} packages"
    rm -f -- "$apt_state/damaged" "$apt_state/unpacked"
    if ! run_showing unpack_progress unpack_each; then
        if [[ -s $apt_state/damaged ]]; then
            local file
            file=$(<"$apt_state/damaged")
            rm -f -- "$packages/$file"
            fail_with_log "$file could not be unpacked and was thrown away; if the disk is not full, run this again to fetch it anew."
        fi
        fail_with_log "the packages could not be unpacked into $root.partial; if the disk is not full, run this again."
    fi
}

unpack_each() {
    local file name
    mkdir -- "$root.partial" || return
    # The merged layout: what a package puts into /lib must be found in /usr/lib.
    for name in bin lib lib64 sbin; do
        mkdir -p -- "$root.partial/usr/$name" && ln -s "usr/$name" "$root.partial/$name" || return
    done
    for file in "${wanted_files[@]}"; do
        printf '%s\n' "$file" >"$apt_state/damaged"
        dpkg-deb --extract "$packages/$file" "$root.partial" || return
        printf '.' >>"$apt_state/unpacked"
    done
    rm -f -- "$apt_state/damaged"
    chmod -R a+rX,u+w,go-w,u-s,g-s "$root.partial"
}

unpack_progress() {
    printf '%d of %d packages' "$(stat --format %s -- "$apt_state/unpacked" 2>/dev/null || echo 0)" "${#wanted_files[@]}"
}

package_version() { # PACKAGE
    local file
    for file in "${wanted_files[@]}"; do
        if [[ $file == "$1"_* ]]; then
            file=${file#*_}
            file=${file%_*}
            printf '%s' "${file//%3a/:}"
            return
        fi
    done
    return 1
}

# A program of the packages, run with the libraries of the packages, before it is at its final place.
run_unpacked() { # PROGRAM ARGUMENT...
    local program_path=$1
    shift
    "$root.partial/$library_folder/ld-linux-x86-64.so.2" --inhibit-cache \
        --library-path "$root.partial/$library_folder" "$root.partial/$program_path" "$@"
}

# --------------------------------------------------------------------------------------------------- publish

# Puts each PART.partial in the place of PART, then writes `installed` with the lines that FACTS prints. Signals
# wait for these few renames; whatever else happens in between, `installed` is not there and the next run
# starts over. CHECK tries the programs at their final place; if it fails, the old parts come back.
publish() { # CHECK FACTS PART...
    local check=$1 facts=$2 part was_installed=
    shift 2
    trap '' HUP INT PIPE TERM
    if [[ -e $engine_home/installed ]]; then
        was_installed=yes
        mv -f -- "$engine_home/installed" "$engine_home/installed.old"
    fi
    for part in "$@"; do
        if [[ -e $engine_home/$part ]]; then mv -T -- "$engine_home/$part" "$engine_home/$part.old"; fi
        mv -T -- "$engine_home/$part.partial" "$engine_home/$part"
    done
    if ! "$check" >>"$log" 2>&1; then
        for part in "$@"; do
            mv -T -- "$engine_home/$part" "$engine_home/$part.partial"
            if [[ -e $engine_home/$part.old ]]; then mv -T -- "$engine_home/$part.old" "$engine_home/$part"; fi
        done
        if [[ $was_installed ]]; then mv -- "$engine_home/installed.old" "$engine_home/installed"; fi
        fail_with_log "the programs were installed but do not run${was_installed:+; the installation before it is back}."
    fi
    {
        "$facts"
        TZ=UTC printf 'architecture=amd64\ndate=%(%Y-%m-%dT%H:%M:%SZ)T\nroot=%s\n' -1 "$root"
    } >"$engine_home/installed.partial"
    mv -- "$engine_home/installed.partial" "$engine_home/installed"
    remove_old_packages
    say "$(installed_value version) is installed in $root ($((SECONDS - started_at)) s)."
}

remove_old_packages() {
    local file
    local -A wanted=()
    for file in "${wanted_files[@]}"; do wanted[$file]=yes; done
    for file in "$packages"/*.deb; do
        [[ ${wanted[${file##*/}]:-} ]] || rm -f -- "$file"
    done
}
