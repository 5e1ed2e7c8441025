package io.vigil.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.deploy.models.FileServer;
import io.vigil.deploy.models.LoopbackProxy;
import io.vigil.deploy.models.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code vigil models pull} as a process: cut off, twice at once, and over https. */
@Timeout(120)
class PullProcessIT {
    private static final String PASSWORD = "changeit";

    @TempDir Path folder;
    private final byte[] bytes = new byte[400_000];
    private final Map<String, String> environment = new HashMap<>();
    private Path model;

    @BeforeEach
    void anEnvironment() {
        new Random(1).nextBytes(bytes);
        model = folder.resolve("models/m.onnx");
        environment.put("VIGIL_OFFLINE", "");
        environment.put("VIGIL_CATALOGUE", folder.resolve("c.yaml").toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasCutOffGoesOnWhereItWas(boolean politely) throws Exception {
        try (FileServer server = FileServer.of(bytes)) {
            catalogue(server.url());
            server.plan(FileServer.silentAfter(100_000));
            Path part = folder.resolve("models/.m.onnx.part");
            try (VigilProcess first = pull()) {
                first.await("a part", () -> Files.exists(part) && Files.size(part) == 100_000);
                if (politely) {
                    first.interrupt();
                    assertThat(first.awaitEnd()).isIn(130, 143);
                } else {
                    first.kill();
                }
            }
            assertThat(part).exists();
            assertThat(model).doesNotExist();

            try (VigilProcess second = pull()) {
                assertThat(second.awaitEnd()).as(second.said()).isZero();
                assertThat(second.said()).contains("m: going on after 0.1 MB");
            }
            assertThat(server.asked().get(1).header("range")).hasValue("bytes=100000-");
            assertRightAndAlone();
        }
    }

    @Test
    void twoProcessesBringItOnce() throws Exception {
        try (FileServer server = FileServer.of(bytes)) {
            catalogue(server.url());
            server.plan(
                    (s, request, to) -> {
                        Thread.sleep(4000);
                        FileServer.well(s, request, to);
                    });
            try (VigilProcess one = pull();
                    VigilProcess other = pull()) {
                assertThat(one.awaitEnd()).as(one.said()).isZero();
                assertThat(other.awaitEnd()).as(other.said()).isZero();
            }
            assertThat(server.asked()).hasSize(1);
            assertRightAndAlone();
        }
    }

    @Test
    void throughATunnelOfAProxyThatWantsAPassword() throws Exception {
        try (FileServer server = FileServer.https(bytes, certified());
                LoopbackProxy proxy = new LoopbackProxy(server.port(), "me:hunter2")) {
            catalogue("https://models.invalid/m.onnx");
            environment.put("HTTPS_PROXY", "http://me:hunter2@127.0.0.1:" + proxy.port());
            server.plan(FileServer.cutAfter(100_000));

            try (VigilProcess pull = pull()) {
                assertThat(pull.awaitEnd()).as(pull.said()).isZero();
                assertThat(pull.said()).doesNotContain("hunter2");
            }

            assertRightAndAlone();
            assertThat(proxy.asked())
                    .hasSize(2)
                    .allMatch(r -> r.line().startsWith("CONNECT models.invalid:443"));
            assertThat(server.asked())
                    .hasSize(2)
                    .allMatch(r -> r.header("proxy-authorization").isEmpty());
        }
    }

    @Test
    void fromHttpsToHttpOnlyOnThisMachine() throws Exception {
        try (FileServer plain = FileServer.of(bytes);
                FileServer server = FileServer.https(bytes, certified())) {
            catalogue(server.url());
            server.plan(
                    FileServer.redirect(302, "http://models.invalid/m.onnx?token=hunter2"),
                    FileServer.redirect(302, plain.url()));

            try (VigilProcess refused = pull()) {
                assertThat(refused.awaitEnd()).isEqualTo(3);
                assertThat(refused.said())
                        .contains("http://models.invalid/m.onnx, from https to http, which is not")
                        .doesNotContain("hunter2");
            }
            assertThat(model).doesNotExist();
            try (VigilProcess followed = pull()) {
                assertThat(followed.awaitEnd()).as(followed.said()).isZero();
            }
            assertRightAndAlone();
        }
    }

    @Test
    void aServerThatNobodyVouchesFor() throws Exception {
        try (FileServer server = FileServer.https(bytes, certified())) {
            catalogue(server.url());
            environment.remove("JAVA_TOOL_OPTIONS");

            try (VigilProcess pull = pull()) {
                assertThat(pull.awaitEnd()).isEqualTo(3);
                assertThat(pull.said()).contains("vigil: 127.0.0.1 cannot be trusted (");
            }
            assertThat(model).doesNotExist();
        }
    }

    private void catalogue(String url) throws IOException {
        Path file = Files.write(folder.resolve("all"), bytes);
        String entry =
                "- {name: m, kind: detector, file: m.onnx, url: '%s', bytes: %d, sha256: %s, licence: MIT}\n";
        Files.writeString(
                folder.resolve("c.yaml"), entry.formatted(url, bytes.length, Sha256.of(file)));
    }

    private VigilProcess pull() throws IOException {
        String to = "--to=" + folder.resolve("models");
        return VigilProcess.start(folder, environment, "models", "pull", "m", to);
    }

    private void assertRightAndAlone() throws IOException {
        assertThat(Files.readAllBytes(model)).isEqualTo(bytes);
        assertThat(folder.resolve("models")).isDirectoryContaining("glob:**/m.onnx");
        try (var files = Files.list(folder.resolve("models"))) {
            assertThat(files).hasSize(1);
        }
    }

    /** Sockets with a certificate of their own, which the process is told to trust. */
    private ServerSocketFactory certified() throws Exception {
        Path store = folder.resolve("keys.p12");
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=models.invalid",
                        "-ext",
                        "SAN=dns:models.invalid,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        environment.put(
                "JAVA_TOOL_OPTIONS",
                "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                        .formatted(store, PASSWORD));
        return context.getServerSocketFactory();
    }
}
