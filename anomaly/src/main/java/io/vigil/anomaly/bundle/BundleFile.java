package io.vigil.anomaly.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.anomaly.kinematics.Kinematics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A bundle as a file: a zip of the ONNX file, kinematics and calibration, and of {@value #FACTS},
 * which says what it is, where it is from, and the SHA-256 of everything else. The same bundle
 * gives the same bytes.
 */
public final class BundleFile {
    /** Of the file's layout; a reader takes its own alone. */
    public static final int VERSION = 1;

    static final String FACTS = "bundle.json";
    static final String NETWORK = "autoencoder.onnx";
    static final String KINEMATICS = "kinematics.json";
    static final String CALIBRATION = "calibration.json";

    /** Far above what a bundle needs; what unpacks to more is none. */
    private static final long LARGEST = 40L << 20;

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private BundleFile() {}

    public static void write(Bundle bundle, Path file) throws IOException {
        write(bytes(bundle), file);
    }

    /**
     * Writes beside the file and moves it there, so that nobody ever reads half of one. Not through
     * a temporary file, which is for its user's eyes alone: the job may be another's.
     */
    static void write(byte[] bytes, Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        Path part =
                whole.resolveSibling(
                        "%s.%d.part".formatted(whole.getFileName(), ProcessHandle.current().pid()));
        try {
            Files.write(part, bytes);
            Files.move(
                    part,
                    whole,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    static byte[] bytes(Bundle bundle) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        parts.put(NETWORK, bundle.autoencoder());
        parts.put(KINEMATICS, JSON.writeValueAsBytes(bundle.kinematics()));
        parts.put(CALIBRATION, JSON.writeValueAsBytes(bundle.calibration()));
        ObjectNode facts = JSON.createObjectNode().put("version", VERSION);
        facts.put("side", bundle.plan().side());
        facts.set("provenance", JSON.valueToTree(bundle.provenance()));
        ObjectNode hashes = facts.putObject("sha256");
        parts.forEach((name, part) -> hashes.put(name, sha256(part)));
        hashes.put(FACTS, sha256(said(facts)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, FACTS, JSON.writeValueAsBytes(facts));
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                put(zip, part.getKey(), part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** What it says of itself, without the hashes. */
    private static byte[] said(JsonNode facts) throws IOException {
        ObjectNode alone = facts.deepCopy();
        return JSON.writeValueAsBytes(alone.without("sha256"));
    }

    private static void put(ZipOutputStream zip, String name, byte[] part) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(part);
        zip.closeEntry();
    }

    /**
     * @throws BundleException if it is no bundle, one of another version, or altered
     */
    public static Bundle read(Path file) throws IOException {
        return read(file, Files.readAllBytes(file));
    }

    static Bundle read(Path file, byte[] bytes) throws IOException {
        Map<String, byte[]> parts = unpacked(file, bytes);
        JsonNode facts = facts(file, parts);
        JsonNode hashes = facts.path("sha256");
        for (String name : new String[] {NETWORK, KINEMATICS, CALIBRATION}) {
            byte[] part = parts.get(name);
            if (part == null || !sha256(part).equals(hashes.path(name).asText())) {
                throw new BundleException(
                        "Bundle %s: its %s is %s; take the file from where it was made, or train anew"
                                .formatted(
                                        file,
                                        name,
                                        part == null
                                                ? "missing"
                                                : "not what was written (its SHA-256 differs)"));
            }
        }
        // Bundles of before have no hash of what they say of themselves.
        String said = hashes.path(FACTS).asText();
        if (!said.isEmpty() && !said.equals(sha256(said(facts)))) {
            throw new BundleException(
                    "Bundle %s: its %s is not what was written (its SHA-256 differs); take the file from where it was made, or train anew"
                            .formatted(file, FACTS));
        }
        if (!facts.path("provenance").isObject()) {
            throw new BundleException(
                    "Bundle %s: its %s says nothing of where it is from; take the file from where it was made, or train anew"
                            .formatted(file, FACTS));
        }
        try {
            return new Bundle(
                    JSON.treeToValue(facts.path("provenance"), Provenance.class),
                    new CropPlan(facts.path("side").asInt()),
                    parts.get(NETWORK),
                    JSON.readValue(parts.get(KINEMATICS), Kinematics.class),
                    JSON.readValue(parts.get(CALIBRATION), Calibration.class));
        } catch (IllegalArgumentException | IOException broken) {
            throw new BundleException(
                    "Bundle %s cannot be read: %s; train anew".formatted(file, broken.getMessage()),
                    broken);
        }
    }

    private static JsonNode facts(Path file, Map<String, byte[]> parts) throws IOException {
        byte[] said = parts.get(FACTS);
        if (said == null) {
            throw new BundleException(
                    "%s is no bundle: it holds no %s; 'vigil anomaly train' makes one"
                            .formatted(file, FACTS));
        }
        JsonNode facts;
        try {
            facts = JSON.readTree(said);
        } catch (JsonProcessingException broken) {
            throw new BundleException(
                    "Bundle %s: its %s is broken; train anew".formatted(file, FACTS), broken);
        }
        int version = facts.path("version").asInt(-1);
        if (version != VERSION) {
            throw new BundleException(
                    "Bundle %s is of version %d, but this program reads version %d; train anew with this program, or run the one that made it"
                            .formatted(file, version, VERSION));
        }
        return facts;
    }

    private static Map<String, byte[]> unpacked(Path file, byte[] bytes) {
        Map<String, byte[]> parts = new TreeMap<>();
        long total = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            ZipEntry entry;
            while ((entry = zip.getNextEntry()) != null) {
                byte[] part = zip.readNBytes((int) (LARGEST - total + 1));
                total += part.length;
                if (total > LARGEST) {
                    throw new BundleException(
                            "Bundle %s unpacks to more than %d MB; it is not one of ours"
                                    .formatted(file, LARGEST >> 20));
                }
                parts.put(entry.getName(), part);
            }
        } catch (IOException broken) {
            throw new BundleException(
                    "Bundle %s is damaged (%s); take the file from where it was made, or train anew"
                            .formatted(file, broken.getMessage()),
                    broken);
        }
        return parts;
    }

    /** Lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
