package io.vigil.deploy.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C as a request to finish instead of an order to die: outputs are closed while the JVM, and
 * all that would otherwise be torn down by its shutdown hooks, still stands. A second one ends the
 * process at once.
 */
final class Interrupts {
    private static final int EXIT_INTERRUPTED = 130;

    private Interrupts() {}

    /** Runs {@code request} on the first Ctrl-C or termination signal. */
    static void onFirst(Runnable request) {
        AtomicBoolean asked = new AtomicBoolean();
        Runnable once =
                () -> {
                    if (!asked.compareAndSet(false, true)) {
                        Runtime.getRuntime().halt(EXIT_INTERRUPTED);
                    }
                    request.run();
                };
        handle("INT", once);
        handle("TERM", once);
    }

    /** By reflection: the compiler warns of the only API that there is. */
    private static void handle(String signal, Runnable action) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler =
                    Proxy.newProxyInstance(
                            Interrupts.class.getClassLoader(),
                            new Class<?>[] {handlerType},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("handle")) {
                                    new Thread(action, "interrupted").start();
                                    return null;
                                }
                                return method.getName().equals("equals")
                                        ? (Object) (proxy == arguments[0])
                                        : (Object) System.identityHashCode(proxy);
                            });
            signalType
                    .getMethod("handle", signalType, handlerType)
                    .invoke(
                            null,
                            signalType.getConstructor(String.class).newInstance(signal),
                            handler);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException(
                    "This JVM does not let the signal " + signal + " be handled", e);
        }
    }
}
