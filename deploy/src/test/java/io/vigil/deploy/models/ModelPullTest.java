package io.vigil.deploy.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.deploy.config.PublishedModel;
import io.vigil.deploy.console.InputException;
import io.vigil.deploy.console.UsageException;
import io.vigil.deploy.models.FileServer.Mischief;
import io.vigil.deploy.models.FileServer.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a server does, there is the right file in the end, or none. */
class ModelPullTest {
    private static final byte[] FILE = Pulling.bytes(300_000);

    @TempDir Path folder;
    private FileServer server;
    private Pulling pulling;

    @BeforeEach
    void aServer() throws IOException {
        server = FileServer.of(FILE);
        pulling = new Pulling(folder, Map.of());
    }

    @AfterEach
    void noServer() throws IOException {
        server.close();
    }

    @Test
    void theFileGetsItsNameAndNothingElseIsLeft() throws Exception {
        Pulled pulled = pull();

        assertThat(pulled).isEqualTo(new Pulled(pulling.target(), false));
        assertRight();
        assertThat(pulling.files()).containsExactly("small.onnx");
        assertThat(pulling.said()).contains("small: 300 kB in 0:0");
    }

    @Test
    void aFileThatIsThereIsNotFetched() throws Exception {
        Files.write(pulling.target(), FILE);

        assertThat(pull().wasThere()).isTrue();
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void anotherFileOfThatNameIsWrittenOverOnlyIfThatIsSaid() throws Exception {
        byte[] altered = FILE.clone();
        altered[7]++;
        Files.write(pulling.target(), altered);

        assertThatThrownBy(this::pull)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is there but is not small: its SHA-256 is ")
                .hasMessageContaining("--replace puts the right one in its place");
        assertThat(Files.readAllBytes(pulling.target())).isEqualTo(altered);
        assertThat(server.asked()).isEmpty();

        pulling.pull(model(), true);
        assertRight();
    }

    @Test
    void aReplacementThatCannotBeHadLeavesWhatWasThere() throws Exception {
        Files.writeString(pulling.target(), "mine");
        server.plan(FileServer.status(404));

        assertThatThrownBy(() -> pulling.pull(model(), true)).isInstanceOf(InputException.class);
        assertThat(pulling.target()).hasContent("mine");
    }

    @Test
    void whatBrokeOffGoesOnWhereItWas() throws Exception {
        server.plan(
                FileServer.cutAfter(100_000), FileServer::hangUp, FileServer.silentAfter(100_000));

        pull();

        assertRight();
        assertThat(server.asked().get(0).header("range")).isEmpty();
        List<Request> later = server.asked().subList(1, server.asked().size());
        assertThat(later)
                .hasSize(3)
                .allMatch(r -> r.header("if-range").orElse("").equals("\"v1\""));
        // The last bytes before a connection breaks may be lost with it.
        assertThat(later)
                .extracting(ModelPullTest::offset)
                .isSorted()
                .allMatch(at -> at <= 200_000);
        assertThat(offset(later.get(2))).isPositive();
        assertThat(pulling.said())
                .contains("small: the connection broke; trying again in")
                .contains("small: nothing came for 200 ms; trying again in");
    }

    @Test
    void theNextPullGoesOnWhereThisOneGaveUp() throws Exception {
        server.plan(FileServer.silentAfter(100_000));
        server.plan(many(FileServer.status(503), 3));

        assertThatThrownBy(this::pull)
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "after 4 attempts; 0.1 MB are kept, and the next pull goes on");
        assertThat(pulling.files()).containsExactly(".small.onnx.part", ".small.onnx.part.of");

        pull();
        assertRight();
        assertThat(offset(server.asked().get(4))).isEqualTo(100_000);
        assertThat(pulling.said()).contains("small: going on after 0.1 MB");
    }

    @Test
    void aPartOfAnotherVersionIsNotGoneOnWith() throws Exception {
        server.plan(FileServer.silentAfter(100_000), FileServer.newVersion("\"v2\""));
        pull();
        assertRight();
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void aServerThatDoesNotMindTheVersionIsFoundOut() throws Exception {
        server.plan(
                FileServer.silentAfter(100_000),
                (s, request, to) -> {
                    s.etag("\"v2\"");
                    FileServer.rangeAnyway(s, request, to);
                });
        pull();
        assertRight();
        assertThat(pulling.said()).contains("has not the rest of what is here; beginning anew");
    }

    @Test
    void piecesThatDoNotFitTogetherAreFetchedAnewAsAWhole() throws Exception {
        Files.write(folder.resolve(".small.onnx.part"), new byte[1000]);
        Files.write(folder.resolve(".small.onnx.part.of"), List.of(Pulling.sha256(FILE), "\"v1\""));

        pull();

        assertRight();
        assertThat(server.asked()).extracting(ModelPullTest::offset).containsExactly(1000, 0);
        assertThat(pulling.said()).contains("; beginning anew");
    }

    @Test
    void aWholePartThatWasNeverCheckedIsCheckedWithoutTheServer() throws Exception {
        Files.write(folder.resolve(".small.onnx.part"), FILE);
        Files.write(folder.resolve(".small.onnx.part.of"), List.of(Pulling.sha256(FILE), "-"));

        pull();

        assertRight();
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aPartOfAnotherModelIsDropped() throws Exception {
        Files.write(folder.resolve(".small.onnx.part"), new byte[1000]);
        Files.write(folder.resolve(".small.onnx.part.of"), List.of("0".repeat(64), "\"v1\""));
        pull();
        assertRight();
        assertThat(server.asked().get(0).header("range")).isEmpty();
    }

    @Test
    void serversThatKnowNoRangesOrAnswerWithOthers() throws Exception {
        server.plan(
                FileServer.silentAfter(50_000),
                FileServer::wrongRange,
                FileServer.silentAfter(50_000),
                FileServer::wholeAnyway);
        pull();
        assertRight();
    }

    @Test
    void aRangeThatTheServerHasNotBeginsAnew() throws Exception {
        server.plan(FileServer.silentAfter(50_000), FileServer.status(416));
        pull();
        assertRight();
        assertThat(server.asked()).extracting(ModelPullTest::offset).containsExactly(0, 50_000, 0);
    }

    @Test
    void aBusyServerIsAskedAgainWhenItSays() throws Exception {
        String in1s = "Fri, 1 May 2026 08:00:01 GMT";
        server.plan(FileServer.status(503), FileServer.status(429, "Retry-After: " + in1s));
        long began = System.nanoTime();
        pull();
        assertRight();
        assertThat((System.nanoTime() - began) / 1e6).isBetween(1000.0, 10_000.0);
        assertThat(pulling.said()).contains("answers 429; trying again in 1.0 s");
    }

    @Test
    void aServerThatWantsToBeLeftAloneForLongIs() {
        server.plan(FileServer.status(429, "Retry-After: 3600"));
        assertNone(
                InputException.class,
                "small: http://127.0.0.1:%d/model.onnx answers 429, and asks to wait 3600.0 s"
                        .formatted(server.port()));
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void redirectsAreFollowedAndEndSomewhere() throws Exception {
        try (FileServer other = FileServer.of(FILE)) {
            other.plan(
                    FileServer.redirect(302, server.url() + "?X-Signature=hunter2"),
                    FileServer.redirect(307, "/elsewhere"));
            pulling.pull(Pulling.model(other.url(), FILE));
            assertRight();
            assertThat(server.asked().get(0).line()).startsWith("GET /model.onnx?X-Signature=");
        }
        Files.delete(pulling.target());
        server.plan(many(FileServer.redirect(301, "/again"), 20));
        assertNone(InputException.class, "sends on more than 10 times");
    }

    @Test
    void redirectsThatLeadNowhere() {
        server.plan(
                FileServer.redirect(302, "file:///etc/passwd"),
                FileServer.redirect(302, "http://[bad"),
                FileServer.status(302));
        assertNone(InputException.class, "sends on to a file address; only http and https");
        assertNone(InputException.class, "sends on to an address that cannot be read");
        assertNone(InputException.class, "sends on to nowhere");
    }

    @Test
    void whatIsNotTheModelIsNotKept() throws Exception {
        byte[] longer = Pulling.bytes(FILE.length + 1);
        server.plan(FileServer.changed(1234));
        assertNone(InputException.class, "the SHA-256 of what came is ");
        server.plan(FileServer.body(new byte[10], true));
        assertNone(InputException.class, "announces 10 bytes, but the model has 300000");
        server.plan(FileServer.body(longer, false));
        assertNone(InputException.class, "more than the model's 300000 bytes came");
        server.plan(
                FileServer.body(
                        "<html>log in".getBytes(StandardCharsets.UTF_8),
                        false,
                        "Content-Type: text/html; charset=utf-8"));
        assertNone(InputException.class, "answers with a page in place of the model; is there a");
        server.plan(FileServer.body(FILE, true, "Content-Encoding: gzip"));
        assertNone(InputException.class, "answers with gzip in place of the model");
        assertThat(server.asked()).hasSize(5);
        assertThat(pulling.files()).isEmpty();
    }

    @Test
    void whatNoFurtherAttemptBringsIsAskedForOnce() throws Exception {
        server.plan(
                FileServer.status(404),
                FileServer.status(403),
                FileServer.status(401, "WWW-Authenticate: Basic realm=\"x\""),
                FileServer.status(418));
        assertNone(InputException.class, "answers 404: the file is not there any more");
        assertNone(InputException.class, "answers 403: it does not let everybody have this file");
        assertNone(InputException.class, "answers 401: it does not let everybody have this file");
        assertNone(InputException.class, "answers 418");
        assertThat(server.asked()).hasSize(4);
    }

    @Test
    void nobodyThere() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        PublishedModel nowhere = Pulling.model("http://127.0.0.1:%d/m".formatted(port), FILE);
        assertThatThrownBy(() -> pulling.pull(nowhere))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("small: 127.0.0.1 cannot be reached (")
                .hasMessageContaining("after 4 attempts");
        PublishedModel unknown = Pulling.model("http://models.invalid/m", FILE);
        assertThatThrownBy(() -> pulling.pull(unknown))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("small: models.invalid is not known here");
        assertThat(pulling.files()).isEmpty();
    }

    @Test
    void aServerThatNeverAnswersHoldsNobodyUp() {
        server.plan(many(FileServer.silent(), 2));
        Duration soon = Duration.ofMillis(300);
        Patience short2 = new Patience(soon, soon, 1, 2, Duration.ofMillis(1), soon);
        long began = System.nanoTime();

        assertThatThrownBy(() -> pulling.pull(model(), short2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("small: 127.0.0.1 does not answer, after 2 attempts");
        assertThat((System.nanoTime() - began) / 1e6).isBetween(1200.0, 10_000.0);
    }

    @Test
    void aTrickleIsNoBetterThanSilence() throws Exception {
        server.plan(
                (s, request, to) -> {
                    FileServer.head(to, "200 OK", "Content-Length: " + FILE.length);
                    for (int i = 0; i < 100; i++) {
                        to.getOutputStream().write(FILE[i]);
                        Thread.sleep(20);
                    }
                });
        pull();
        assertRight();
        assertThat(pulling.said()).contains("small: fewer than 1000 bytes a second come; trying");
    }

    @Test
    void twoAtOnceBringItOnce() throws Exception {
        server.plan(
                (s, request, to) -> {
                    Thread.sleep(500);
                    FileServer.well(s, request, to);
                });
        List<CompletableFuture<Pulled>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(CompletableFuture.supplyAsync(this::pullUnchecked));
        }
        List<Boolean> wasThere = both.stream().map(f -> f.join().wasThere()).sorted().toList();

        assertThat(wasThere).containsExactly(false, true);
        assertRight();
        assertThat(server.asked()).hasSize(1);
        assertThat(pulling.said()).contains("small: another vigil pulls it; waiting for that");
        assertThat(pulling.files()).containsExactly("small.onnx");
    }

    @Test
    void foldersThatTakeNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new Pulling(file, Map.of()).pull(model()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(
                        "cannot be written (there is a file where a folder is needed)");
        assertThatThrownBy(() -> new Pulling(Path.of("/proc/vigil"), Map.of()).pull(model()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("name another folder with --to");
        Files.createDirectory(pulling.target());
        assertThatThrownBy(() -> pulling.pull(model(), true))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is there but is not small: it is no file");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aDiskThatIsFullIsSaid() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full to write to");
        Files.createSymbolicLink(folder.resolve(".small.onnx.part"), full);

        assertNone(UsageException.class, ".small.onnx.part cannot be written (the disk is full)");
    }

    @Test
    void aDiskThatIsTooSmallIsSaidBeforeAnythingIsFetched() {
        PublishedModel huge =
                new PublishedModel(
                        "huge",
                        "detector",
                        "huge.onnx",
                        server.url(),
                        1L << 60,
                        "0".repeat(64),
                        "",
                        "MIT",
                        "",
                        null);
        assertThatThrownBy(() -> pulling.pull(huge))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("has room for ")
                .hasMessageContaining("but 1152921504606.8 MB are needed; make room");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void whatIsThereOfItNeedsNoMoreRoom() throws Exception {
        long room = Files.getFileStore(folder).getUsableSpace();
        PublishedModel huge =
                new PublishedModel(
                        "small",
                        "detector",
                        "small.onnx",
                        server.url(),
                        room + (1L << 29),
                        Pulling.sha256(FILE),
                        "",
                        "MIT",
                        "",
                        null);
        Path part = folder.resolve(".small.onnx.part");
        try (FileChannel sparse =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            sparse.write(ByteBuffer.allocate(1), 1L << 30);
        }
        // It has the room, and so comes to see that the server has another file.
        assertThatThrownBy(() -> pulling.pull(huge)).hasMessageContaining("announces 300000 bytes");
        assertThatThrownBy(() -> pulling.pull(huge)).hasMessageContaining("has room for ");
    }

    @Test
    void aModelInAnArchiveIsTakenOutOfIt() throws Exception {
        byte[] zip = zip("a/other.txt", "b/c/end2end.onnx");
        try (FileServer zips = FileServer.of(zip)) {
            zips.plan(FileServer.silentAfter(zip.length / 2));
            pulling.pull(archived(zips, zip, Pulling.sha256(FILE)));
            assertRight();
            assertThat(zips.asked()).hasSize(2);
            assertThat(pulling.files()).containsExactly("small.onnx");
        }
    }

    @Test
    void anArchiveWithoutTheModelIsNone() throws Exception {
        byte[] twice = zip("a/end2end.onnx", "b/end2end.onnx");
        byte[] right = zip("end2end.onnx");
        byte[] noZip = Pulling.bytes(1000);
        assertNone(twice, Pulling.sha256(FILE), "the archive has 2 files end2end.onnx");
        assertNone(zip("a"), Pulling.sha256(FILE), "the archive has 0 files end2end.onnx");
        assertNone(right, "0".repeat(64), "the SHA-256 of end2end.onnx in the archive is ");
        assertNone(noZip, Pulling.sha256(FILE), "the archive cannot be read");
        assertThat(pulling.target()).doesNotExist();
    }

    private void assertNone(byte[] zip, String sha256, String message) throws IOException {
        try (FileServer zips = FileServer.of(zip)) {
            assertThatThrownBy(() -> pulling.pull(archived(zips, zip, sha256)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(message);
        }
        assertThat(pulling.target()).doesNotExist();
    }

    private static PublishedModel archived(FileServer zips, byte[] zip, String sha256) {
        return new PublishedModel(
                "small",
                "keypoints",
                "small.onnx",
                zips.url(),
                FILE.length,
                sha256,
                "",
                "MIT",
                "",
                new PublishedModel.Archive(zip.length, Pulling.sha256(zip), "end2end.onnx"));
    }

    private static byte[] zip(String... members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String member : members) {
                zip.putNextEntry(new ZipEntry(member));
                zip.write(FILE);
            }
        }
        return bytes.toByteArray();
    }

    private static Mischief[] many(Mischief mischief, int times) {
        return java.util.Collections.nCopies(times, mischief).toArray(Mischief[]::new);
    }

    private static int offset(Request request) {
        return request.header("range")
                .map(r -> Integer.parseInt(r.replaceAll("\\D", "")))
                .orElse(0);
    }

    private PublishedModel model() {
        return Pulling.model(server.url(), FILE);
    }

    private Pulled pull() throws InterruptedException {
        return pulling.pull(model());
    }

    private Pulled pullUnchecked() {
        try {
            return pull();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertNone(Class<?> type, String message) {
        assertThatThrownBy(this::pull).isInstanceOf(type).hasMessageContaining(message);
        assertThat(pulling.target()).doesNotExist();
    }

    private void assertRight() throws IOException {
        assertThat(Files.readAllBytes(pulling.target())).isEqualTo(FILE);
    }
}
