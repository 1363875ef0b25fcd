package io.luoshi.demo;

import java.net.http.HttpRequest;

/** How a caller proves who he is: by the cookies of a log-in, or by a token. */
sealed interface Proof permits Proof.Nobody, BrowserLogIn, ClientToken {

    /** Adds what the request must carry. */
    void addTo(HttpRequest.Builder request);

    /** Proves nothing. */
    record Nobody() implements Proof {

        @Override
        public void addTo(HttpRequest.Builder request) {}
    }
}
