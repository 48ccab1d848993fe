# Becomes a server, and leaves a guard behind that outlives neither: sh -c THIS guard SIGNAL COMMAND ARGUMENT...
# The guard reads this shell's standard input, a pipe from the program that started the server. It ends when that
# program ends, however that comes about; then the server gets SIGNAL, if it is still the same process.
born() {
    [ -d /proc/self ] || return 0
    { read -r line <"/proc/$$/stat"; } 2>/dev/null || { echo dead; return 0; }
    set -- ${line##*) }
    echo "${20}"
}

signal=$1
shift
birth=$(born)
# Twice in the background: as a child of the server it would be taken for one of the server's own.
(
    (
        trap '' HUP INT TERM
        while read -r _; do :; done
        [ "$(born)" = "$birth" ] && kill -s "$signal" $$
    ) <&3 3<&- >/dev/null 2>&1 &
) 3<&0
exec "$@" </dev/null
