package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher against a project of one class, whose "Maven" is a script that compiles it. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String MAVEN =
            """
            #!/usr/bin/env bash
            set -e
            echo "mvn $* MAVEN_ARGS=$MAVEN_ARGS" >>"$CALLS"
            echo "[INFO] Building Deploy 1.0 [7/7]"
            if [ -n "$BROKEN" ]; then echo "[ERROR] a.java:[1,2] broken"; exit 1; fi
            mkdir -p deploy/target/classes "$REPOSITORY"
            head -c 3000000 /dev/zero >"$REPOSITORY/lib.jar"
            "$JAVA_HOME/bin/javac" -d deploy/target/classes deploy/src/main/java/Main.java
            "$JAVA_HOME/bin/jar" cf deploy/target/vigil-deploy-1.jar -C deploy/target/classes .
            printf '%s' "$PWD/deploy/target/classes" >deploy/target/classpath.txt
            """;
    private static final String PROGRAM =
            """
            package io.vigil.deploy.cli;
            public class Main {
                public static void main(String[] a) throws Exception {
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("closed")));
                    System.out.println(String.join("|", a) + " in " + System.getProperty("user.dir"));
                    System.out.println("own=" + System.getProperty("own"));
                    if (a.length > 0 && a[0].equals("wait")) Thread.sleep(60000);
                    Runtime.getRuntime().halt(a.length > 0 && a[0].equals("three") ? 3 : 0);
                }
            }
            """;

    @TempDir Path temporary;
    private Path root;
    private Path tools;
    private Path source;

    @BeforeEach
    void aProject() throws IOException {
        root = temporary.resolve("with space/vigil");
        tools = Files.createDirectories(temporary.resolve("tools"));
        Path bin = Files.createDirectories(root.resolve("deploy/bin"));
        Path own = Path.of(System.getProperty("vigil.root", ".."), "deploy/bin");
        try (Stream<Path> files = Files.list(own)) {
            for (Path file : files.toList()) {
                Files.copy(file, bin.resolve(file.getFileName()));
            }
        }
        source = root.resolve("deploy/src/main/java/Main.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, PROGRAM);
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        script(tools.resolve("mvn"), MAVEN);
    }

    @Test
    void theFirstUseBuildsAndSaysWhatItDownloaded() throws Exception {
        Result first = vigil(Map.of(), "run", "a b", "*");
        assertThat(first.exitCode).isZero();
        assertThat(first.err)
                .contains("Building Vigil (the first time downloads")
                .containsPattern("Built in \\d+ s; \\d{7} bytes \\([23] MB\\) downloaded");
        assertThat(first.out).startsWith("run|a b|* in " + temporary.toRealPath());

        Result second = vigil(Map.of(), "run");
        assertThat(second.err).isEmpty();
        assertThat(calls()).hasSize(1);
        assertThat(calls().get(0)).doesNotContain(" -o").contains("package");
    }

    @Test
    void changedSourcesAreBuiltAgain() throws Exception {
        vigil(Map.of());
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
        vigil(Map.of());
        assertThat(calls()).hasSize(2);
    }

    @Test
    void twoThatStartAtOnceBuildOnce() throws Exception {
        String program = root.resolve("deploy/bin/vigil").toString();
        Running one = start(Map.of(), program, "run");
        Running two = start(Map.of(), program, "run");

        assertThat(one.await().exitCode).isZero();
        assertThat(two.await().exitCode).isZero();
        if (Files.exists(Path.of("/usr/bin/flock"))) {
            assertThat(calls()).hasSize(1);
        }
    }

    @Test
    void aLostLibraryIsBuiltAgain() throws Exception {
        vigil(Map.of());
        Files.writeString(root.resolve("deploy/target/classpath.txt"), "/nowhere/lib.jar");
        vigil(Map.of());
        assertThat(calls()).hasSize(2);
    }

    @Test
    void itWorksThroughLinksAndHandsOnOptionsAndExitCodes() throws Exception {
        Path link =
                Files.createSymbolicLink(
                        tools.resolve("vigil-link"), root.resolve("deploy/bin/vigil"));
        Map<String, String> options =
                Map.of(
                        "VIGIL_JAVA_OPTS", "-Down=mine -Xmx64m",
                        "VIGIL_MAVEN_OPTS", "-Dmaven.repo.local=" + temporary.resolve("elsewhere"),
                        "MAVEN_ARGS", "-Dx=*");

        Result result = start(options, link.toString(), "three").await();

        assertThat(result.out).contains("own=mine");
        assertThat(result.exitCode).isEqualTo(3);
        assertThat(result.err).contains("hundred MB into " + temporary.resolve("elsewhere"));
        assertThat(calls().get(0)).contains("-Dx=* -Dmaven.repo.local=").endsWith("MAVEN_ARGS=");
    }

    @Test
    void aBrokenBuildShowsItsErrors() throws Exception {
        Result result = vigil(Map.of("BROKEN", "yes"), "run");
        assertThat(result.exitCode).isEqualTo(1);
        assertThat(result.err).contains("[ERROR] a.java:[1,2] broken").contains("build.log");
        assertThat(result.out).isEmpty();
    }

    @Test
    void anOldJavaIsRefused() throws Exception {
        Path old = Files.createDirectories(temporary.resolve("old/bin"));
        script(
                old.resolve("java"),
                "#!/usr/bin/env bash\necho 'openjdk version \"11.0.2\" 2019' >&2\n");

        Result result = vigil(Map.of("JAVA_HOME", old.getParent().toString()), "run");

        assertThat(result.exitCode).isEqualTo(2);
        assertThat(result.err).contains("is Java 11.0.2; a JDK 17 or newer is needed");
    }

    @Test
    void signalsReachTheProgram() throws Exception {
        vigil(Map.of());
        Running running = start(Map.of(), root.resolve("deploy/bin/vigil").toString(), "wait");
        Path out = running.out;
        for (int i = 0; i < 200 && !Files.readString(out).contains("own="); i++) {
            Thread.sleep(50);
        }
        running.process.destroy();
        Result result = running.await();
        assertThat(result.out).contains("closed");
        assertThat(result.exitCode).isEqualTo(143);
    }

    private Result vigil(Map<String, String> environment, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = root.resolve("deploy/bin/vigil").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return start(environment, command).await();
    }

    private record Result(int exitCode, String out, String err) {}

    private record Running(Process process, Path out, Path err) {
        Result await() throws Exception {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    private Running start(Map<String, String> environment, String... command) throws IOException {
        Path out = Files.createTempFile(temporary, "out", "");
        Path err = Files.createTempFile(temporary, "err", "");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(temporary.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        Map<String, String> variables = builder.environment();
        List.of("MAVEN_ARGS", "MAVEN_OPTS", "VIGIL_JAVA_OPTS", "VIGIL_MAVEN_OPTS", "VIGIL_REBUILD")
                .forEach(variables::remove);
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("PATH", tools + ":" + variables.get("PATH"));
        variables.put("HOME", temporary.toString());
        variables.put("CALLS", temporary.resolve("calls").toString());
        variables.put("REPOSITORY", temporary.resolve(".m2/repository").toString());
        variables.putAll(environment);
        return new Running(builder.start(), out, err);
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(temporary.resolve("calls"), StandardCharsets.UTF_8);
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
