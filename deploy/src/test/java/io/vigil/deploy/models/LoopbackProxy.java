package io.vigil.deploy.models;

import io.vigil.deploy.models.FileServer.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A proxy on loopback, for http and for tunnels, that takes every host for one port of this
 * machine, so that it is certain that who reached that port by a foreign name came through it.
 */
public final class LoopbackProxy implements AutoCloseable {
    private final ServerSocket socket;
    private final int target;
    private final String authorization;
    private final List<Request> asked = new ArrayList<>();

    /**
     * @param userInfo {@code user:password} that it wants; empty for none
     */
    public LoopbackProxy(int target, String userInfo) throws IOException {
        this.target = target;
        this.authorization =
                userInfo.isEmpty()
                        ? ""
                        : "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(this::accept, "proxy");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    public synchronized List<Request> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket one = socket.accept();
                daemon(() -> serve(one));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            Optional<Request> request = FileServer.request(client.getInputStream());
            if (request.isEmpty()) {
                return;
            }
            synchronized (this) {
                asked.add(request.get());
            }
            if (!authorization.isEmpty()
                    && !request.get()
                            .header("proxy-authorization")
                            .equals(Optional.of(authorization))) {
                String challenge = "Proxy-Authenticate: Basic realm=\"loopback\"";
                FileServer.head(client, "407 Who Are You", challenge, "Content-Length: 0");
                return;
            }
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
                if (request.get().line().startsWith("CONNECT ")) {
                    answer(client.getOutputStream(), "HTTP/1.1 200 Connected\r\n\r\n");
                } else {
                    StringBuilder head = new StringBuilder(request.get().line()).append("\r\n");
                    request.get().headers().forEach((k, v) -> forward(head, k, v));
                    answer(server.getOutputStream(), head.append("\r\n").toString());
                }
                daemon(() -> copy(client, server));
                copy(server, client);
            }
        } catch (IOException e) {
            // One of both hung up.
        }
    }

    // What is meant for the proxy stays with it (RFC 9110, 11.7.1).
    private static void forward(StringBuilder head, String name, String value) {
        if (!name.startsWith("proxy-")) {
            head.append(name).append(": ").append(value).append("\r\n");
        }
    }

    private static void answer(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One of both hung up.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "proxy-one");
        thread.setDaemon(true);
        thread.start();
    }
}
