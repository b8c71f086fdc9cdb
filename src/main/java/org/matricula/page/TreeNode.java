package org.matricula.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One branch of a tree of units.
///
/// @param note a few words behind the label, such as the kind or the head-count
/// @param open whether the children show at first
/// @param current whether it is the page shown
public record TreeNode(
        String label,
        String href,
        String icon,
        @Nullable String note,
        boolean open,
        boolean current,
        List<TreeNode> children) {

    public TreeNode {
        children = List.copyOf(children);
    }
}
