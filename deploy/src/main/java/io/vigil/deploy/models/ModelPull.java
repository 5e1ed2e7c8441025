package io.vigil.deploy.models;

import io.vigil.deploy.config.PublishedModel;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.deploy.console.UsageException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a model into a folder. Whatever servers, proxies, disks and other pulls do, the file gets
 * its name only when all its bytes are there and have the SHA-256 of the catalogue.
 */
public final class ModelPull {
    /** An attempt that brought this much was worth it, and is not counted against the server. */
    private static final long WORTH_IT = 1 << 20;

    private final Console console;
    private final Patience patience;
    private final Transfer transfer;

    /**
     * @param environment where the proxies are named
     * @throws UsageException if they are named in a way that cannot be understood
     */
    public ModelPull(
            Map<String, String> environment, Console console, Patience patience, Clock clock) {
        this.console = console;
        this.patience = patience;
        this.transfer = new Transfer(new Proxies(environment), patience, clock);
    }

    /**
     * @param replace whether another file under the model's name may be written over
     * @throws UsageException if the folder cannot take it
     * @throws InputException if it cannot be had
     */
    public Pulled pull(PublishedModel model, Path folder, boolean replace)
            throws InterruptedException {
        Path target = folder.toAbsolutePath().normalize().resolve(model.file());
        if (isThere(model, target, replace)) {
            return new Pulled(target, true);
        }
        model.cannotBePulled()
                .ifPresent(
                        why -> {
                            throw new UsageException(
                                    "Model %s cannot be pulled: %s".formatted(model.name(), why));
                        });
        Disk.require(target.getParent(), missing(model, target));
        Path lock = target.resolveSibling("." + model.file() + ".lock");
        PullLock taken = PullLock.take(lock, () -> waiting(model));
        try {
            // Whoever had the lock may have brought it.
            boolean brought = isThere(model, target, replace);
            if (!brought) {
                fetch(model, target);
            }
            return new Pulled(target, brought);
        } finally {
            taken.release();
        }
    }

    /** Bytes that are not on the disk yet. */
    private static long missing(PublishedModel model, Path target) {
        if (model.archive() == null) {
            return model.bytes() - PartFile.size(target);
        }
        return model.bytes() + model.archive().bytes() - PartFile.size(zip(target));
    }

    private static Path zip(Path target) {
        return target.resolveSibling(target.getFileName() + ".zip");
    }

    private void waiting(PublishedModel model) {
        console.say("%s: another vigil pulls it; waiting for that".formatted(model.name()));
    }

    private static boolean isThere(PublishedModel model, Path target, boolean replace) {
        if (!Files.exists(target)) {
            return false;
        }
        try {
            String differs = Checked.difference(model, target);
            if (differs.isEmpty()) {
                return true;
            }
            if (replace && Files.isRegularFile(target)) {
                return false;
            }
            throw new UsageException(
                    "%s is there but is not %s: %s; --replace puts the right one in its place, --to DIR another beside it"
                            .formatted(target, model.name(), differs));
        } catch (IOException e) {
            throw new InputException(
                    "%s is there but cannot be read (%s)".formatted(target, e.getMessage()), e);
        }
    }

    private void fetch(PublishedModel model, Path target) throws InterruptedException {
        try {
            if (model.archive() == null) {
                fetchFile(model, target);
            } else {
                fetchArchive(model, target);
            }
        } catch (IOException e) {
            throw new InputException(
                    "%s: %s; nothing of it was kept".formatted(model.name(), e.getMessage()), e);
        }
    }

    private void fetchFile(PublishedModel model, Path target)
            throws IOException, InterruptedException {
        try (PartFile part = PartFile.open(target, model.sha256())) {
            complete(model, part, model.bytes(), model.sha256());
            part.accept();
        }
    }

    private void fetchArchive(PublishedModel model, Path target)
            throws IOException, InterruptedException {
        try (PartFile whole = PartFile.open(zip(target), model.archive().sha256())) {
            complete(model, whole, model.archive().bytes(), model.archive().sha256());
            ZipMember.extract(whole.path(), model, target);
            whole.discard();
        }
    }

    /** Ends with all bytes in the part, and the right ones. */
    private void complete(PublishedModel model, PartFile part, long bytes, String sha256)
            throws IOException, InterruptedException {
        try {
            try {
                once(model, part, bytes, sha256);
            } catch (WrongContentException e) {
                if (!part.isPieced()) {
                    throw e;
                }
                // Pieces of two versions, or a piece that changed where it lay.
                console.say("%s: %s; beginning anew".formatted(model.name(), e.getMessage()));
                part.restart(Optional.empty());
                once(model, part, bytes, sha256);
            }
        } catch (WrongContentException e) {
            part.discard();
            throw e;
        }
    }

    private void once(PublishedModel model, PartFile part, long bytes, String sha256)
            throws IOException, InterruptedException {
        String name = model.name();
        if (part.size() > bytes) {
            part.restart(Optional.empty());
        }
        if (part.size() < bytes) {
            if (part.size() > 0) {
                console.say("%s: going on after %s".formatted(name, Disk.megabytes(part.size())));
            }
            try (Meter meter = new Meter(console, name, bytes, part.size())) {
                persist(model, part, bytes, meter);
            }
        }
        String found = part.sha256();
        if (!found.equals(sha256)) {
            throw new WrongContentException(
                    "the SHA-256 of what came is %s, but needs to be %s".formatted(found, sha256));
        }
    }

    private void persist(PublishedModel model, PartFile part, long bytes, Meter meter)
            throws IOException, InterruptedException {
        String name = model.name();
        URI url = URI.create(model.url());
        int failures = 0;
        while (true) {
            long before = part.size();
            try {
                transfer.into(part, url, bytes, meter);
                return;
            } catch (DroppedException e) {
                failures = part.size() - before >= WORTH_IT ? 0 : failures + 1;
                Duration pause = e.after().orElse(patience.pauseAfter(Math.max(1, failures)));
                if (failures >= patience.attempts()
                        || pause.compareTo(patience.longestPause()) > 0) {
                    throw new InputException(given(name, e, part.size(), failures), e);
                }
                console.say(
                        "%s: %s; trying again in %s"
                                .formatted(name, e.getMessage(), seconds(pause)));
                Thread.sleep(pause.toMillis());
            }
        }
    }

    private static String given(String name, DroppedException e, long kept, int failures) {
        String asked = e.after().map(a -> ", and asks to wait " + seconds(a)).orElse("");
        String often = failures == 1 ? "" : ", after %d attempts".formatted(failures);
        String stays =
                kept == 0
                        ? ""
                        : "; %s are kept, and the next pull goes on from there"
                                .formatted(Disk.megabytes(kept));
        return "%s: %s%s%s%s".formatted(name, e.getMessage(), asked, often, stays);
    }

    private static String seconds(Duration pause) {
        return String.format(Locale.ROOT, "%.1f s", pause.toMillis() / 1000.0);
    }
}
