package io.vigil.deploy.cli;

import io.vigil.deploy.config.PageConfig;
import io.vigil.deploy.console.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that are to be listened on. */
final class Ports {
    private Ports() {}

    /**
     * Tries the live page's port before anything is started.
     *
     * @throws UsageException if something else listens on it
     */
    static void requireFree(PageConfig page) {
        if (!page.enabled() || page.port() == 0) {
            return;
        }
        try (ServerSocket socket =
                new ServerSocket(page.port(), 1, InetAddress.getLoopbackAddress())) {
            socket.setReuseAddress(true);
        } catch (IOException e) {
            throw new UsageException(
                    "Port %d for the live page is busy or not allowed (%s); choose another with --port, or 0 for any free one"
                            .formatted(page.port(), e.getMessage()),
                    e);
        }
    }
}
