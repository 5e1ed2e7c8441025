package io.vigil.deploy.cli;

import io.vigil.deploy.console.Console;
import java.util.Map;

/**
 * What every verb is given.
 *
 * @param console where it speaks
 * @param environment the process's variables
 * @param engine what does the work
 */
record Invocation(Console console, Map<String, String> environment, Engine engine) {}
