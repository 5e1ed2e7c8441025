package io.vigil.deploy.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A camera that speaks RTSP (RFC 2326) and takes no password. */
final class RefusingCamera implements AutoCloseable {
    private final ServerSocket server;

    private RefusingCamera(ServerSocket server) {
        this.server = server;
    }

    static RefusingCamera start() throws IOException {
        RefusingCamera camera =
                new RefusingCamera(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(camera::serve, "refusing-camera");
        thread.setDaemon(true);
        thread.start();
        return camera;
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                converse(client);
            } catch (SocketException gone) {
                // The client has hung up, or the camera was closed.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void converse(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        String request = in.readLine();
        while (request != null) {
            String number = "";
            for (String line = in.readLine(); line != null && !line.isEmpty(); ) {
                number = line.startsWith("CSeq:") ? line.substring(5).strip() : number;
                line = in.readLine();
            }
            boolean described = request.startsWith("DESCRIBE");
            String answer =
                    "RTSP/1.0 %s\r\nCSeq: %s\r\n%s\r\n"
                            .formatted(
                                    described ? "401 Unauthorized" : "200 OK",
                                    number,
                                    described
                                            ? "WWW-Authenticate: Digest realm=\"cam\", nonce=\"5ccc\"\r\n"
                                            : "Public: OPTIONS, DESCRIBE, SETUP, PLAY\r\n");
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            request = in.readLine();
        }
    }
}
