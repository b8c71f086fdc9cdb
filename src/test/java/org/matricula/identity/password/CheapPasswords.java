package org.matricula.identity.password;

import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/// As the program's own, for a hundredth of the work: the tests make thousands of accounts.
@Primary
@Component
class CheapPasswords extends Passwords {

    CheapPasswords() {
        super(512);
    }
}
