package io.vigil.deploy.models;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ServerSocketFactory;

/**
 * An HTTP/1.1 server on loopback that has one file, and does to each request the mischief that it
 * is told to; when it has been told nothing more it serves well. Safe for many threads.
 */
public final class FileServer implements AutoCloseable {
    /** One request, its header names in lower case. */
    public record Request(String line, Map<String, String> headers) {
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** What is done in place of serving well. */
    @FunctionalInterface
    public interface Mischief {
        void answer(FileServer server, Request request, Socket socket) throws Exception;
    }

    private final ServerSocket socket;
    private final String scheme;
    private final byte[] file;
    private final Deque<Mischief> planned = new ArrayDeque<>();
    private final List<Request> asked = new ArrayList<>();
    private String etag = "\"v1\"";

    private FileServer(byte[] file, String scheme, ServerSocketFactory sockets) throws IOException {
        this.file = file.clone();
        this.scheme = scheme;
        this.socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(this::accept, "file-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    public static FileServer of(byte[] file) throws IOException {
        return new FileServer(file, "http", ServerSocketFactory.getDefault());
    }

    public static FileServer https(byte[] file, ServerSocketFactory sockets) throws IOException {
        return new FileServer(file, "https", sockets);
    }

    public String url() {
        return "%s://127.0.0.1:%d/model.onnx".formatted(scheme, port());
    }

    public int port() {
        return socket.getLocalPort();
    }

    public synchronized FileServer plan(Mischief... mischief) {
        planned.addAll(Arrays.asList(mischief));
        return this;
    }

    public synchronized List<Request> asked() {
        return List.copyOf(asked);
    }

    synchronized void etag(String changed) {
        etag = changed;
    }

    private synchronized String etag() {
        return etag;
    }

    /** The whole or a range, as a good server does. */
    public static void well(FileServer server, Request request, Socket to) throws IOException {
        send(server, request, to, server.file, server.file.length);
    }

    /** As asked for, but the connection breaks after some bytes of the body. */
    public static Mischief cutAfter(int bytes) {
        return (server, request, to) -> send(server, request, to, server.file, bytes);
    }

    /** As asked for, but nothing comes after some bytes, until the reader has had enough. */
    public static Mischief silentAfter(int bytes) {
        return (server, request, to) -> {
            send(server, request, to, server.file, bytes);
            while (to.getInputStream().read() >= 0) {
                // It says nothing more either.
            }
        };
    }

    /** Nothing, until the reader has had enough. */
    static Mischief silent() {
        return (server, request, to) -> {
            while (to.getInputStream().read() >= 0) {
                // It says nothing more either.
            }
        };
    }

    /** As asked for, but a byte of the file is another. */
    public static Mischief changed(int at) {
        return (server, request, to) -> {
            byte[] other = server.file.clone();
            other[at] ^= 0x40;
            send(server, request, to, other, other.length);
        };
    }

    /** The version is another from now on, and this answer is of it. */
    public static Mischief newVersion(String etag) {
        return (server, request, to) -> {
            server.etag(etag);
            well(server, request, to);
        };
    }

    /** The whole, whatever range was asked for. */
    static void wholeAnyway(FileServer server, Request request, Socket to) throws IOException {
        well(server, new Request(request.line(), Map.of()), to);
    }

    /** The range that was asked for, whatever version it was asked of. */
    static void rangeAnyway(FileServer server, Request request, Socket to) throws IOException {
        Map<String, String> headers = new TreeMap<>(request.headers());
        headers.remove("if-range");
        well(server, new Request(request.line(), headers), to);
    }

    /** A part of the file, but another than was asked for. */
    static void wrongRange(FileServer server, Request request, Socket to) throws IOException {
        int length = server.file.length;
        head(
                to,
                "206 Partial Content",
                "Content-Range: bytes 1-%d/%d".formatted(length - 1, length),
                "Content-Length: " + (length - 1));
        to.getOutputStream().write(server.file, 1, length - 1);
    }

    /** A status without the file. */
    public static Mischief status(int status, String... headers) {
        return (server, request, to) -> {
            List<String> all = new ArrayList<>(List.of(headers));
            all.add("Content-Length: 5");
            head(to, status + " Said", all.toArray(String[]::new));
            to.getOutputStream().write("sorry".getBytes(StandardCharsets.UTF_8));
        };
    }

    public static Mischief redirect(int status, String location) {
        return status(status, "Location: " + location);
    }

    /** A body of its own, with or without its length. */
    public static Mischief body(byte[] body, boolean length, String... headers) {
        return (server, request, to) -> {
            List<String> all = new ArrayList<>(List.of(headers));
            all.add(length ? "Content-Length: " + body.length : "X-Length: none");
            head(to, "200 OK", all.toArray(String[]::new));
            to.getOutputStream().write(body);
        };
    }

    /** Hangs up without a word. */
    static void hangUp(FileServer server, Request request, Socket to) throws IOException {
        to.setSoLinger(true, 0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static void send(FileServer server, Request request, Socket to, byte[] file, int most)
            throws IOException {
        String etag = server.etag();
        int from = request.header("range").map(FileServer::first).orElse(0);
        if (request.header("if-range").filter(v -> !v.equals(etag)).isPresent()) {
            from = 0;
        }
        if (from >= file.length) {
            head(to, "416 Range Not Satisfiable", "Content-Range: bytes */" + file.length);
            return;
        }
        String length = "Content-Length: " + (file.length - from);
        if (request.header("range").isPresent() && from > 0) {
            String range = "Content-Range: bytes %d-%d/%d";
            String filled = range.formatted(from, file.length - 1, file.length);
            head(to, "206 Partial Content", filled, length, "ETag: " + etag);
        } else {
            head(to, "200 OK", length, "ETag: " + etag);
        }
        OutputStream out = to.getOutputStream();
        out.write(file, from, Math.min(most, file.length - from));
        out.flush();
    }

    private static int first(String range) {
        return Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    }

    static void head(Socket to, String status, String... headers) throws IOException {
        OutputStream out = new BufferedOutputStream(to.getOutputStream());
        String lines = String.join("\r\n", headers);
        String head = "HTTP/1.1 %s\r\n%s\r\nConnection: close\r\n\r\n".formatted(status, lines);
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    static Optional<Request> request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            head.write(next);
        }
        List<String> lines = head.toString(StandardCharsets.ISO_8859_1).lines().toList();
        Map<String, String> headers = new TreeMap<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            String[] both = line.split(":", 2);
            headers.put(both[0].toLowerCase(java.util.Locale.ROOT), both[1].strip());
        }
        return Optional.of(new Request(lines.get(0), headers));
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket one = socket.accept();
                Thread thread = new Thread(() -> serve(one), "file-server-one");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket one) {
        try (one) {
            Optional<Request> request = request(one.getInputStream());
            if (request.isPresent()) {
                Mischief mischief;
                synchronized (this) {
                    asked.add(request.get());
                    mischief = planned.isEmpty() ? FileServer::well : planned.removeFirst();
                }
                mischief.answer(this, request.get(), one);
            }
        } catch (Exception e) {
            // The reader hung up, which it may.
        }
    }
}
