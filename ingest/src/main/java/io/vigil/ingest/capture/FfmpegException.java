package io.vigil.ingest.capture;

/** ffmpeg reports an error; the message is ffmpeg's and names no source. */
final class FfmpegException extends Exception {
    private final int code;

    /**
     * @param code negative, as ffmpeg returned it; 0 where the failure is ours
     */
    FfmpegException(String message, int code) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
