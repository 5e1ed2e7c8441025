package io.vigil.operators.state;

import io.vigil.tracking.Trait;
import io.vigil.tracking.TraitVotes;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layouts of a trait and of the evidence for a track's traits. */
final class Traits {
    private Traits() {}

    static void write(Trait trait, DataOutputView out) throws IOException {
        Fields.writeString(trait.name(), out);
        Fields.writeString(trait.value(), out);
        out.writeDouble(trait.share());
        out.writeLong(trait.looks());
    }

    static Trait read(DataInputView in) throws IOException {
        return new Trait(
                Fields.readString(in), Fields.readString(in), in.readDouble(), in.readLong());
    }

    static void writeVotes(TraitVotes votes, DataOutputView out) throws IOException {
        Fields.writeList(votes.ballots(), Traits::writeBallot, out);
    }

    static TraitVotes readVotes(DataInputView in) throws IOException {
        return TraitVotes.of(Fields.<TraitVotes.Ballot>readList(Traits::readBallot, in));
    }

    private static void writeBallot(TraitVotes.Ballot ballot, DataOutputView out)
            throws IOException {
        Fields.writeString(ballot.name(), out);
        out.writeLong(ballot.looks());
        out.writeLong(ballot.total());
        Fields.writeList(ballot.votes(), Traits::writeVote, out);
    }

    private static TraitVotes.Ballot readBallot(DataInputView in) throws IOException {
        return new TraitVotes.Ballot(
                Fields.readString(in),
                in.readLong(),
                in.readLong(),
                Fields.<TraitVotes.Vote>readList(Traits::readVote, in));
    }

    private static void writeVote(TraitVotes.Vote vote, DataOutputView out) throws IOException {
        Fields.writeString(vote.value(), out);
        out.writeLong(vote.weight());
    }

    private static TraitVotes.Vote readVote(DataInputView in) throws IOException {
        return new TraitVotes.Vote(Fields.readString(in), in.readLong());
    }
}
