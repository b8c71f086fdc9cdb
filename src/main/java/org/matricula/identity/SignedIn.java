package org.matricula.identity;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/// Who is signed in, and nothing else: the account's state and posts are read anew at each request.
public record SignedIn(UUID account) implements Principal, Serializable {

    @Override
    public String getName() {
        return account.toString();
    }
}
