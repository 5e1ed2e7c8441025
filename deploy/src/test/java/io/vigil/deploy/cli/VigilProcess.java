package io.vigil.deploy.cli;

import io.vigil.deploy.embedded.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own. */
final class VigilProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path said;

    private VigilProcess(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /**
     * @param folder for what it says and logs
     */
    static VigilProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), arguments);
    }

    /**
     * @param environment variables besides those of this process
     */
    static VigilProcess start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        List<String> command =
                JavaProcess.command("1g", folder.resolve("process.log"), Main.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new VigilProcess(builder.redirectOutput(said.toFile()).start(), said);
    }

    /** Waits until something is so; what the process said is in the error where it never is. */
    void await(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.call()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError(
                        "%s: waited for in vain; the process %s and said:%n%s"
                                .formatted(
                                        what,
                                        process.isAlive() ? "lives" : "has ended",
                                        Files.readString(said)));
            }
            Thread.sleep(50);
        }
    }

    /** Kills it with -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** What Ctrl-C sends. */
    void interrupt() throws IOException, InterruptedException {
        // Started by a shell in the background, this process and its children ignore Ctrl-C.
        String signal = ignoresInterrupts() ? "-TERM" : "-INT";
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    /**
     * @return its exit code
     */
    int awaitEnd() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end; it said:\n" + said());
        }
        return process.exitValue();
    }

    String said() throws IOException {
        return Files.readString(said);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        String ignored =
                Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .findFirst()
                        .orElse("SigIgn: 0");
        return (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) & 2) != 0;
    }
}
