/// Accounts and posts in the hands of those who answer for them.
@org.jspecify.annotations.NullMarked
package org.matricula.identity.account;
