package io.vigil.deploy.models;

import java.io.IOException;

/** What arrived is not the model. */
final class WrongContentException extends IOException {
    private static final long serialVersionUID = 1;

    WrongContentException(String message) {
        super(message);
    }
}
