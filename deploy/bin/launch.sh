# Shared by the programs in this folder: finds Java, builds the project where that is needed, and
# becomes the Java process. Works with bash 3.2 (macOS) and later.
#
#   VIGIL_JAVA_OPTS   more options for Java, such as -Xmx6g
#   VIGIL_MAVEN_OPTS  more options for Maven, such as -Dmaven.repo.local=DIR
#   VIGIL_REBUILD     never: do not look whether sources changed

fail() {
  printf 'vigil: %s\n' "$2" >&2
  exit "$1"
}

# The options of a variable, word by word and without globbing, in the array WORDS.
words() {
  set -f
  # shellcheck disable=SC2206
  WORDS=($1)
  set +f
}

find_java() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    JAVA=$JAVA_HOME/bin/java
  else
    JAVA=$(command -v java || true)
  fi
  [ -n "$JAVA" ] || fail 2 "no Java found; install a JDK 17 or newer, or set JAVA_HOME"
  local version
  version=$("$JAVA" -version 2>&1 | sed -n 's/.*version "\([0-9.]*\).*/\1/p' | head -n 1)
  JAVA_MAJOR=${version%%.*}
  [ "${JAVA_MAJOR:-0}" -ge 17 ] 2>/dev/null ||
    fail 2 "$JAVA is Java ${version:-of an unknown version}; a JDK 17 or newer is needed: install one, or set JAVA_HOME"
}

find_maven() {
  if command -v mvn >/dev/null 2>&1; then
    MAVEN=mvn
  elif [ -x "$ROOT/mvnw" ]; then
    MAVEN=$ROOT/mvnw
  else
    fail 2 "no Maven found to build with; install Maven 3.8 or newer"
  fi
  # Maven finds a JDK of its own accord, which may be another one than ours.
  local home
  home=$("$JAVA" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p')
  [ -x "$home/bin/javac" ] ||
    fail 2 "$JAVA has no compiler beside it; to build, a JDK is needed, not only a runtime: install one, or set JAVA_HOME"
  export JAVA_HOME=$home
}

# Where Maven keeps what it downloads: the last -Dmaven.repo.local wins, as it does in Maven.
local_repository() {
  local found="$HOME/.m2/repository" word
  words "${MAVEN_OPTS:-} $(cat "$ROOT/.mvn/maven.config" 2>/dev/null || true) ${MAVEN_ARGS:-} ${VIGIL_MAVEN_OPTS:-}"
  for word in ${WORDS[@]+"${WORDS[@]}"}; do
    case $word in -Dmaven.repo.local=*) found=${word#*=} ;; esac
  done
  printf '%s' "$found"
}

kilobytes() {
  local size
  size=$(du -sk "$1" 2>/dev/null | cut -f 1)
  printf '%s' "${size:-0}"
}

# Whether the class path of the last build is there, complete, and newer than every source.
built() {
  local entry
  [ -s "$CLASSPATH_FILE" ] || return 1
  ls "$ROOT"/deploy/target/vigil-deploy-*.jar >/dev/null 2>&1 || return 1
  IFS=: read -r -d '' -a entries <"$CLASSPATH_FILE" || true
  for entry in "${entries[@]}"; do
    [ -e "${entry%$'\n'}" ] || return 1
  done
  [ "${VIGIL_REBUILD:-}" = never ] && return 0
  [ -z "$(cd "$ROOT" && find pom.xml */pom.xml .mvn */src/main -newer "$CLASSPATH_FILE" -print 2>/dev/null | head -n 1)" ]
}

# One line for people, rewritten every second on a terminal and added every ten seconds elsewhere.
watch_build() {
  local began=$SECONDS before=$1 repository=$2 log=$3 ticks=0 line module now
  while kill -0 "$4" 2>/dev/null; do
    sleep 1
    ticks=$((ticks + 1))
    module=$(sed -n 's/^\[INFO\] Building \([A-Za-z ]*\) [0-9].*\[\([0-9/]*\)\].*/\1 (\2)/p' "$log" 2>/dev/null | tail -n 1)
    if [ $((ticks % 3)) = 1 ]; then now=$(kilobytes "$repository"); fi
    line="building: ${module:-starting Maven}, $(((now - before) / 1024)) MB downloaded, $((SECONDS - began)) s"
    if [ -t 2 ]; then
      printf '\r\033[K%s' "$line" >&2
    elif [ $((ticks % 10)) = 0 ]; then
      printf '%s\n' "$line" >&2
    fi
  done
  if [ -t 2 ]; then printf '\r\033[K' >&2; fi
}

build() {
  local log="$ROOT/deploy/target/build.log" repository before after began=$SECONDS status=0
  find_maven
  repository=$(local_repository)
  mkdir -p "$ROOT/deploy/target"
  # Of two that start at once, one builds and the other waits for it (where there is flock).
  exec 9>"$ROOT/deploy/target/build.lock"
  if command -v flock >/dev/null 2>&1; then flock 9; fi
  if built; then
    exec 9>&-
    return
  fi
  before=$(kilobytes "$repository")
  printf 'Building Vigil (the first time downloads some hundred MB into %s; log: %s)\n' "$repository" "$log" >&2
  : >"$log.began"
  words "${MAVEN_ARGS:-} ${VIGIL_MAVEN_OPTS:-}"
  # Maven 3.8 does not know MAVEN_ARGS, later ones would apply it twice.
  (cd "$ROOT" && MAVEN_ARGS='' exec "$MAVEN" -B -ntp package -Dmaven.test.skip=true \
    -Dspotless.check.skip=true ${WORDS[@]+"${WORDS[@]}"}) >"$log" 2>&1 </dev/null 9>&- &
  local maven=$!
  # A background process ignores Ctrl-C; it has to be told.
  trap 'kill "$maven" 2>/dev/null; wait "$maven" 2>/dev/null; echo >&2; exit 130' INT
  trap 'kill "$maven" 2>/dev/null; wait "$maven" 2>/dev/null; exit 143' TERM HUP
  watch_build "$before" "$repository" "$log" "$maven"
  wait "$maven" || status=$?
  trap - INT TERM HUP
  after=$(kilobytes "$repository")
  if [ "$status" != 0 ]; then
    grep -a '^\[ERROR\]' "$log" | sed -n '1,12p' >&2 || true
    fail 1 "the build failed; the whole of it is in $log"
  fi
  # What was edited during the build is newer than its beginning, and is built the next time.
  touch -r "$log.began" "$CLASSPATH_FILE"
  rm -f "$log.began"
  exec 9>&-
  printf 'Built in %d s; %d bytes (%d MB) downloaded\n' \
    $((SECONDS - began)) $(((after - before) * 1024)) $(((after - before) / 1024)) >&2
}

# launch MAIN ARGUMENT...: never returns.
launch() {
  local main=$1 jar options
  shift
  CLASSPATH_FILE=$ROOT/deploy/target/classpath.txt
  find_java
  built || build
  jar=$(ls "$ROOT"/deploy/target/vigil-deploy-*.jar | grep -v -e '-tests\.jar$' -e '-sources\.jar$' | head -n 1)
  options=(
    # Flink's serialisation reaches into these.
    --add-opens java.base/java.util=ALL-UNNAMED
    --add-opens java.base/java.lang=ALL-UNNAMED
    # Frames also live outside the heap.
    -XX:MaxRAMPercentage=50
    -Djava.awt.headless=true
    "-Dvigil.root=$ROOT"
  )
  if [ "$JAVA_MAJOR" -ge 24 ]; then
    options+=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
  fi
  if [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; then
    options+=(-Dvigil.terminal=true "-Dvigil.columns=$( (tput cols || echo 80) 2>/dev/null </dev/tty || echo 80)")
  fi
  # Else glibc has new threads, such as those of a job that is started again, take memory from an arena of
  # their own, and what others gave back stays where it was: some MB more with each restart.
  export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}
  local classpath
  classpath=$jar:$(cat "$CLASSPATH_FILE")
  # Training alone needs PyTorch; it unpacks itself into the build's folder, not into the home.
  if [ "$main ${1:-} ${2:-}" = "io.vigil.deploy.cli.Main anomaly train" ] ||
    [ "$main ${1:-} ${2:-}" = "io.vigil.deploy.cli.Main anomaly learn" ] ||
    [ "$main ${1:-}" = "io.vigil.deploy.bench.Bench anomaly" ]; then
    # Threads that wait for one another by spinning take the core that the others need.
    export OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-PASSIVE}
    classpath=$classpath:$(cat "$ROOT/anomaly/target/training-classpath.txt")
    export DJL_CACHE_DIR=${DJL_CACHE_DIR:-$ROOT/deploy/target/djl}
  fi
  words "${VIGIL_JAVA_OPTS:-}"
  exec "$JAVA" "${options[@]}" ${WORDS[@]+"${WORDS[@]}"} -cp "$classpath" "$main" "$@"
}
