//! What the mock server promises, held through its public interface and a plain socket.

mod api;
mod wire;

mod answering;
mod expecting;
mod files;
mod hostile;
mod limits;
mod refusing;
mod signing;
mod windows;
