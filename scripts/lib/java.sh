# shellcheck shell=bash
# Sourced by the scripts that run a Java program of this project: finds a JDK 25, builds what is not built, runs.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly ROOT

# Prints the home of a JDK 25 or newer: the first of JAVA_HOME, the java on PATH, and the usual folders of JDKs.
find_jdk() {
  local candidate java
  java=$(command -v java || true)
  [ -n "$java" ] && java=$(dirname "$(dirname "$(readlink -f "$java")")")
  for candidate in "${JAVA_HOME:-}" "$java" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -x "$candidate/bin/javac" ] && [ "$(jdk_major "$candidate")" -ge 25 ]; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  echo "Itemstore needs a JDK 25 or newer, and none was found: install one (for example Temurin 25) or point JAVA_HOME at it." >&2
  return 1
}

# Prints a JDK's major version by its release file, which costs nothing to read; 0 where there is none.
jdk_major() {
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null | head -n 1)
  printf '%s\n' "${version:-0}"
}

# Builds the project without its tests when a program's jar is missing, or a source is newer than the last such build.
build_if_needed() {
  local module=$1 built=$ROOT/target/built
  if [ -f "$built" ] && [ -f "$ROOT/$module/target/$module-1.0-SNAPSHOT.jar" ] && [ -d "$ROOT/$module/target/lib" ] &&
    [ -z "$(find "$ROOT" \( -name target -o -name .git \) -prune -o \
      \( -path '*/src/main/*' -o -name pom.xml \) -type f -newer "$built" -print -quit)" ]; then
    return
  fi
  command -v mvn >/dev/null || {
    echo "Itemstore is not built yet, and Maven was not found to build it: install Maven 3.8 or newer." >&2
    return 1
  }
  echo "Building Itemstore (about a minute the first time, and longer while its libraries are fetched) ..." >&2
  (cd "$ROOT" && mvn -B -q -ntp -DskipTests -Dspotless.check.skip -Dmdep.analyze.skip package) >&2 || {
    echo "The build failed: see above; 'mvn -DskipTests package' repeats it." >&2
    return 1
  }
  mkdir -p "$ROOT/target" && touch "$built"
}

# Replaces this shell with a program: run_java MODULE MAIN_CLASS [ARGUMENT ...]; JAVA_OPTS holds further options of the JVM.
run_java() {
  local module=$1 main=$2 jdk
  shift 2
  jdk=$(find_jdk) || exit 1
  build_if_needed "$module" || exit 1
  # shellcheck disable=SC2086 # JAVA_OPTS is a list of words
  exec "$jdk/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${JAVA_OPTS:-} \
    -cp "$ROOT/$module/target/$module-1.0-SNAPSHOT.jar:$ROOT/$module/target/lib/*" "$main" "$@"
}
