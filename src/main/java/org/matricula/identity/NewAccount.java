package org.matricula.identity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account to be made, with the posts it begins with.
///
/// @param posts may be empty: the security officer grants them later
public record NewAccount(String username, String name, List<Post> posts) {

    /// @param unit null for the whole register
    public record Post(String role, @Nullable UUID unit) {}

    public NewAccount {
        posts = List.copyOf(posts);
    }
}
