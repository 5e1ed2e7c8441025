package io.vigil.deploy.control;

import io.vigil.anomaly.rules.SceneRules;
import io.vigil.ingest.CameraRecord;
import java.util.Optional;

/**
 * What is to be done about something that was sent.
 *
 * @param record to be appended to the camera's log
 * @param rules that it holds, where these are rules
 */
record Decision(Answer answer, Optional<CameraRecord> record, Optional<SceneRules> rules) {}
