package io.vigil.deploy.falls.room;

/** What goes on in a room. */
public enum Activity {
    WALKING,
    FAST_SITTING,
    LYING_ON_THE_BED,
    LYING_ON_THE_SOFA,
    PICKING_UP,
    KNEELING,
    CLEANING_THE_FLOOR,
    TYING_SHOES,
    SITTING_ON_THE_FLOOR,
    CRAWLING_CHILD,
    PET,
    WHEELCHAIR,
    CARER_BENDING,
    TWO_PEOPLE,
    MOVING_A_CHAIR,
    /** The only one of which anything is to be told. */
    FALL
}
