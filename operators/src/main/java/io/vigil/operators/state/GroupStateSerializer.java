package io.vigil.operators.state;

import io.vigil.operators.assess.group.GroupState;
import io.vigil.operators.assess.group.Member;
import io.vigil.operators.assess.group.MergeState;
import io.vigil.operators.assess.group.Moment;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The keyed state of a group of cameras. */
public final class GroupStateSerializer extends VersionedSerializer<GroupState> {
    static final GroupStateSerializer INSTANCE = new GroupStateSerializer();

    @Override
    int version() {
        return 1;
    }

    @Override
    void write(GroupState state, DataOutputView out) throws IOException {
        MergeState merge = state.merge();
        Fields.writeCounts(merge.clocks(), out);
        Fields.writeMap(
                merge.waiting(),
                (moments, to) ->
                        Fields.writeList(moments, MomentSerializer.INSTANCE::serialize, to),
                out);
        out.writeLong(merge.releasedMicros());
        out.writeLong(merge.late());
        out.writeLong(merge.forced());
        Fields.writeMap(state.members(), GroupStateSerializer::writeMember, out);
        Fields.writeMap(state.rules(), RulesStateSerializer.INSTANCE::serialize, out);
        Fields.writeMap(state.sites(), SiteStateSerializer.INSTANCE::serialize, out);
    }

    @Override
    GroupState read(int version, DataInputView in) throws IOException {
        return new GroupState(
                new MergeState(
                        Fields.readCounts(in),
                        Fields.<List<Moment>>readMap(
                                from ->
                                        Fields.readList(
                                                MomentSerializer.INSTANCE::deserialize, from),
                                in),
                        in.readLong(),
                        in.readLong(),
                        in.readLong()),
                Fields.readMap(GroupStateSerializer::readMember, in),
                Fields.readMap(RulesStateSerializer.INSTANCE::deserialize, in),
                Fields.readMap(SiteStateSerializer.INSTANCE::deserialize, in));
    }

    private static void writeMember(Member member, DataOutputView out) throws IOException {
        out.writeLong(member.epoch());
        out.writeLong(member.sequence());
        out.writeLong(member.seenMicros());
        Fields.writeString(member.rules(), out);
    }

    private static Member readMember(DataInputView in) throws IOException {
        return new Member(in.readLong(), in.readLong(), in.readLong(), Fields.readString(in));
    }

    @Override
    public TypeSerializerSnapshot<GroupState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serialiser; versions are in the values. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<GroupState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
