package io.vigil.deploy.falls.room;

import java.util.List;

/** What may be moved or moves in the room. */
interface Thing {
    /**
     * What it is made of at a time, in seconds; empty where it is not there.
     *
     * @param seconds not before those asked for last
     */
    List<Limb> limbs(double seconds);
}
