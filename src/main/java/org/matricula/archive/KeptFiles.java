package org.matricula.archive;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.FileHealth.Checked;

/// Files a module keeps beside its own records instead of among the attachments: the nightly 完整性检查
/// looks into them too.
public interface KeptFiles {

    /// The place of what lies in no unit and holds for all of them: beyond the tree.
    long FOR_ALL = Long.MAX_VALUE;

    /// Looks into the next ones, by id, each against the digest it was kept with.
    ///
    /// @param after the last one looked into, null to begin
    List<Checked> next(@Nullable UUID after, int most);
}
