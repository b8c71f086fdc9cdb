/// What everyone does with their own account.
@org.jspecify.annotations.NullMarked
package org.matricula.identity.own;
