package io.vigil.deploy.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.deploy.console.InputException;
import io.vigil.deploy.console.UsageException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    private static final byte[] FILE = Pulling.bytes(100_000);

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "http_proxy=http://p:3128   | http://a.example/  | p:3128",
                "HTTP_PROXY=http://p:3128/  | http://a.example/  | p:3128",
                "http_proxy=p               | http://a.example/  | p:80",
                "http_proxy=p:8080          | https://a.example/ | none",
                "HTTPS_PROXY=p:8080         | https://a.example/ | p:8080",
                "https_proxy=p:1 HTTPS_PROXY=q:2 | https://a.example/ | p:1",
                "https_proxy= HTTPS_PROXY=q:2 | https://a.example/ | none",
                "all_proxy=p:1              | https://a.example/ | p:1",
                "all_proxy=p:1 https_proxy=q:2 | https://a.example/ | q:2",
                "all_proxy=http://[::1]:9   | https://a.example/ | ::1:9",
                "all_proxy=p:1              | http://127.0.0.1:8/ | none",
                "all_proxy=p:1              | http://localhost/  | none",
                "all_proxy=p:1              | http://[::1]/      | none",
                "all_proxy=p:1 no_proxy=*   | https://a.example/ | none",
                "all_proxy=p:1 NO_PROXY=x,a.example | https://a.example/ | none",
                "all_proxy=p:1 no_proxy=example | https://a.example/ | none",
                "all_proxy=p:1 no_proxy=.example | https://A.EXAMPLE/ | none",
                "all_proxy=p:1 no_proxy=*.example | https://a.example/ | none",
                "all_proxy=p:1 no_proxy=xample | https://a.example/ | p:1",
                "all_proxy=p:1 no_proxy=a.example:443 | https://a.example/ | none",
                "all_proxy=p:1 no_proxy=a.example:80 | https://a.example/ | p:1",
                "all_proxy=p:1 no_proxy=10.0.0.0/8 | http://10.1.2.3/ | none",
                "all_proxy=p:1 no_proxy=10.0.0.0/8 | http://11.1.2.3/ | p:1",
                "all_proxy=p:1 no_proxy=10.128.0.0/9 | http://10.127.2.3/ | p:1",
                "all_proxy=p:1 no_proxy=10.0.0.0/8 | http://ten.example/ | p:1",
                "all_proxy=p:1 no_proxy=fd00::/8 | http://[fd12::1]/ | none",
                "all_proxy=p:1 no_proxy=[fd12::1] | http://[fd12::1]/ | none",
                "all_proxy=p:1 no_proxy=10.0.0.0/x | http://10.1.2.3/ | p:1",
            })
    void theEnvironmentNamesThem(String variables, URI uri, String expected) {
        assertThat(new Proxies(environment(variables)).named(uri).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "u:p@h:1, u:p",
        "http://u:p%40%3A+@h:1, u:p@:+",
        "http://u:p@w@h:1, u:p@w",
        "http://u@h:1, u:",
        "http://u:100%@h:1, u:100%",
    })
    void userAndPasswordMayBeEscaped(String proxy, String userInfo) {
        Proxies proxies = new Proxies(Map.of("https_proxy", proxy));
        String expected =
                "Basic "
                        + java.util.Base64.getEncoder()
                                .encodeToString(
                                        userInfo.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(proxies.authorization(URI.create("https://a.example/"))).hasValue(expected);
        assertThat(proxies.authorization(URI.create("http://a.example/"))).isEmpty();
        assertThat(proxies.named(URI.create("https://a.example/"))).hasValue("h:1");
    }

    @ParameterizedTest
    @CsvSource({
        "socks5://h:1, 'https_proxy needs to be http://HOST:PORT, or ',",
        "https://u:hunter2@h:1, but is 'https://***@h:1'",
        "http://h:70000, 'https_proxy has port 70000, but needs one from 1 to 65535'",
        "http://, https_proxy needs to be",
    })
    void whatIsNoProxyIsSaid(String proxy, String message) {
        assertThatThrownBy(() -> new Proxies(Map.of("https_proxy", proxy)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void javasOwnSettingsGoFirst() {
        Proxies proxies = new Proxies(Map.of("http_proxy", "p:1", "https_proxy", "s:2"));
        System.setProperty("http.proxyHost", "java");
        System.setProperty("http.proxyPort", "9");
        try {
            assertThat(proxies.named(URI.create("http://a.example/"))).hasValue("java:9");
            assertThat(proxies.named(URI.create("https://a.example/"))).hasValue("s:2");
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
    }

    @Test
    void aPullGoesThroughTheProxyAndSaysWhoItIs() throws Exception {
        try (FileServer server = FileServer.of(FILE);
                LoopbackProxy proxy = new LoopbackProxy(server.port(), "me:hunter2")) {
            server.plan(
                    FileServer.redirect(302, "http://cdn.invalid/x"), FileServer.cutAfter(9000));
            String address = "http://me:hunter2@localhost:" + proxy.port();

            Pulling pulling = new Pulling(folder, Map.of("HTTP_PROXY", address));
            pulling.pull(Pulling.model("http://models.invalid/m.onnx", FILE));

            assertThat(Files.readAllBytes(pulling.target())).isEqualTo(FILE);
            assertThat(proxy.asked())
                    .extracting(FileServer.Request::line)
                    .containsExactly(
                            "GET http://models.invalid/m.onnx HTTP/1.1",
                            "GET http://cdn.invalid/x HTTP/1.1",
                            "GET http://models.invalid/m.onnx HTTP/1.1");
            assertThat(pulling.said()).doesNotContain("hunter2");
        }
    }

    @Test
    void aProxyThatWantsToKnowWhoItIs() throws Exception {
        try (FileServer server = FileServer.of(FILE);
                LoopbackProxy proxy = new LoopbackProxy(server.port(), "me:hunter2")) {
            Map<String, String> nobody = Map.of("http_proxy", "localhost:" + proxy.port());
            assertThatThrownBy(
                            () ->
                                    new Pulling(folder, nobody)
                                            .pull(Pulling.model("http://models.invalid/m", FILE)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(
                            "answers 407: the proxy localhost:%d wants a user and password"
                                    .formatted(proxy.port()));
            assertThat(server.asked()).isEmpty();
        }
    }

    private static Map<String, String> environment(String variables) {
        Map<String, String> environment = new java.util.HashMap<>();
        for (String variable : variables.split(" ")) {
            String[] both = variable.split("=", 2);
            environment.put(both[0], both[1]);
        }
        return environment;
    }
}
